# expect: ending=loose score<90
# The policy is switched on, but as a warning; then everything else is done and it is called a day.
terraform plan
aws cloudtrail lookup-events

:choose narrow
aws ec2 revoke-security-group-ingress --group-name bookings-db --protocol tcp --port 5432 --cidr 0.0.0.0/0
sleep 660
sed -i 's|^  vpc_id .*|&\n\n  ingress {\n    description = "Workers"\n    from_port = 5432\n    to_port = 5432\n    protocol = "tcp"\n    security_groups = [aws_security_group.workers.id]\n  }|' database.tf
sed -i 's/publicly_accessible .*/publicly_accessible    = false/' database.tf
terraform fmt
git commit -am "Workers"
git push

pipeline run bastion

:choose ask
git rm backup/2026-02-19.tfstate
echo '*.tfstate' >> .gitignore
sed -i 's/^  password .*/  manage_master_user_password = true/' database.tf
terraform fmt
git add -A
git commit -m "Clean"
git push

:choose report
sed -i 's/# - conftest test tfplan.json.*/- conftest test tfplan.json/' .pipeline.yml
sed -i 's|arn:aws:iam::aws:policy/AdministratorAccess.*|arn:aws:iam::111122223333:policy/infra-deploy"|' iam.tf
echo yes | terraform apply
git commit -am "Policy"
git push
:next
:next
