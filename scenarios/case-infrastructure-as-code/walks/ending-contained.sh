# expect: ending=contained score<70
# Adopts the rule of the night. The door is used; contained by hand, told, and built back.
terraform plan
aws cloudtrail lookup-events

:choose adopt
aws logs tail /vpc/flow/bookings > /tmp/flow.log
tail -3 /tmp/flow.log
aws ec2 revoke-security-group-ingress --group-id sg-0d41b7e9a2c85f603 --protocol tcp --port 5432 --cidr 0.0.0.0/0
aws rds modify-db-instance --db-instance-identifier bookings --manage-master-user-password --apply-immediately
aws rds reboot-db-instance --db-instance-identifier bookings

:choose report
git pull
git log --oneline -n 2
sed -i 's|cidr_blocks = \["0.0.0.0/0"\]|cidr_blocks = ["10.20.8.0/24"]|; s/Workers, and whoever else.*"/Workers"/; s/^  password .*/  manage_master_user_password = true/' database.tf
sed -i 's|arn:aws:iam::aws:policy/AdministratorAccess.*|arn:aws:iam::111122223333:policy/infra-deploy"|' iam.tf
sed -i 's/^warn contains/deny contains/' policy/open_doors.rego
sed -i 's/# - conftest test tfplan.json.*/- conftest test tfplan.json/; s/direct_push: true/direct_push: false/; s/approvals: 0/approvals: 1/' .pipeline.yml
git rm -q backup/2026-02-19.tfstate
echo '*.tfstate' >> .gitignore
sed -i 's/publicly_accessible .*/publicly_accessible    = false/' database.tf
terraform fmt
terraform plan
echo yes | terraform apply
git add -A
git commit -m "After the incident"
git push

