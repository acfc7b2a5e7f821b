# expect: ending=calm score>=100
# 1. What is different, and who did it?
cat ~/mail/0231-bas.txt
terraform plan
aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=AuthorizeSecurityGroupIngress
aws logs tail /vpc/flow/bookings

# 2-3. The need of the night was real, its rule far too wide: give the workers their way, then shut the wide one.

:choose narrow
aws ec2 authorize-security-group-ingress --group-id sg-0d41b7e9a2c85f603 --protocol tcp --port 5432 --source-group sg-06f2d8c31b7e9a540
aws ec2 revoke-security-group-ingress --group-id sg-0d41b7e9a2c85f603 --protocol tcp --port 5432 --cidr 0.0.0.0/0
sed -i 's|^  vpc_id .*|&\n\n  ingress {\n    description = "Workers"\n    from_port = 5432\n    to_port = 5432\n    protocol = "tcp"\n    security_groups = [aws_security_group.workers.id]\n  }|' database.tf
sed -i 's/publicly_accessible .*/publicly_accessible    = false/' database.tf
terraform fmt
terraform plan -out=tfplan
terraform apply tfplan
git diff
git add database.tf
git commit -m "Let the workers reach the database, and nobody from outside"
git push

# 4-5. Look at what the merge request builds, and send it back.
pipeline list
pipeline run bastion

:choose ask

# 6-7. No state in git; and a password that was readable is replaced. The cloud keeps the new one.
grep -n password backup/2026-02-19.tfstate
git rm backup/2026-02-19.tfstate
echo '*.tfstate*' >> .gitignore
sed -i 's/^  password .*/  manage_master_user_password = true/' database.tf
terraform fmt
terraform plan
git add -A
git commit -m "No state in git, and a master password that the cloud keeps"
git push

:choose report

# 8. The pipeline refuses open doors, main asks for a second person, the role gets what it needs.
git log --oneline
sed -i 's/^warn contains/deny contains/' policy/open_doors.rego
sed -i 's/# - conftest test tfplan.json.*/- conftest test tfplan.json/' .pipeline.yml
sed -i 's/direct_push: true/direct_push: false/; s/approvals: 0/approvals: 1/' .pipeline.yml
sed -i 's|arn:aws:iam::aws:policy/AdministratorAccess.*|arn:aws:iam::111122223333:policy/infra-deploy"|' iam.tf
terraform fmt
# the role is changed by a person: it can't attach a policy once it has lost the old one
echo yes | terraform apply
git commit -am "Policy on, main protected, a smaller role for the pipeline"
git push

