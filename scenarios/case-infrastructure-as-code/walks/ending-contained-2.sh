# expect: ending=contained score<70
# All well until the merge request is approved unseen. Contained by the code this time: a revert of the merge.
terraform plan
aws cloudtrail lookup-events --max-results 5

:choose narrow
sed -i 's|^  vpc_id .*|&\n\n  ingress {\n    description = "Workers"\n    from_port = 5432\n    to_port = 5432\n    protocol = "tcp"\n    security_groups = [aws_security_group.workers.id]\n  }|' database.tf
sed -i 's/publicly_accessible .*/publicly_accessible    = false/' database.tf
terraform fmt
git commit -am "Workers"
git push

git show origin/bastion --stat
:next
:next
:choose approve
git pull
rm bastion.tf
terraform plan
echo yes | terraform apply
aws logs tail /vpc/flow/bookings
aws rds modify-db-instance --db-instance-identifier bookings --master-user-password Guillemot-19-Rope

:choose report
git rm bastion.tf
git rm backup/2026-02-19.tfstate
echo '*.tfstate' >> .gitignore
sed -i 's/^warn contains/deny contains/' policy/open_doors.rego
sed -i 's/# - conftest test tfplan.json.*/- conftest test tfplan.json/' .pipeline.yml
git add -A
git commit -m "No bastion, no state in git, the policy stops"
git push
sed -i 's|arn:aws:iam::aws:policy/AdministratorAccess.*|arn:aws:iam::111122223333:policy/infra-deploy"|' iam.tf
echo yes | terraform apply
sed -i 's/direct_push: true/direct_push: false/; s/approvals: 0/approvals: 1/' .pipeline.yml
git commit -am "Protected"
git push

