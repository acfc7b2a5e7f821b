# expect: ending=none score>=88
# All rails are up; then a branch that takes them down again is to be merged. Tomas reads more than the plan.
terraform plan
aws cloudtrail lookup-events

:choose narrow
sed -i 's|^  vpc_id .*|&\n\n  ingress {\n    description = "Workers"\n    from_port = 5432\n    to_port = 5432\n    protocol = "tcp"\n    security_groups = [aws_security_group.workers.id]\n  }|' database.tf
sed -i 's/publicly_accessible .*/publicly_accessible    = false/' database.tf
terraform fmt
git commit -am "Workers"
git push

trivy config .
pipeline run bastion

:choose ask
git rm -q backup/2026-02-19.tfstate
echo '*.tfstate' >> .gitignore
sed -i 's/^  password .*/  manage_master_user_password = true/' database.tf
terraform fmt
git add -A
git commit -m "Clean"
git push

:choose mended
sed -i 's/^warn contains/deny contains/' policy/open_doors.rego
sed -i 's/# - conftest test tfplan.json.*/- conftest test tfplan.json/; s/direct_push: true/direct_push: false/; s/approvals: 0/approvals: 1/' .pipeline.yml
git commit -am "Rails"
git push
git switch -q -c hurry
sed -i 's/- conftest test tfplan.json/# &/; s/direct_push: false/direct_push: true/' .pipeline.yml
git commit -q -am "Hurry"
git push -q origin hurry
pipeline merge hurry
sed -i 's/direct_push: true/direct_push: false/' .pipeline.yml
git commit -q -am "Only a little"
git push -q origin hurry
pipeline merge hurry
