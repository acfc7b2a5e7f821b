# expect: ending=none score<50
# Owns the change of another, approves it alone, and leaves a pipeline that only warns, with "|| true" behind the rest.
terraform plan
aws cloudtrail lookup-events

:choose apply

git diff main..origin/bastion
sed -i 's|^  vpc_id .*|&\n\n  ingress {\n    description = "Workers"\n    from_port = 5432\n    to_port = 5432\n    protocol = "tcp"\n    security_groups = [aws_security_group.workers.id]\n  }|' database.tf
sed -i 's/publicly_accessible .*/publicly_accessible    = false/' database.tf
terraform fmt
git commit -am "Workers"
git push


:choose own
:next
:next
:choose report
git pull
terraform plan
sed -i 's/^warn contains/deny contains/' policy/open_doors.rego
sed -i 's/# - conftest test tfplan.json.*/- conftest test tfplan.json || true/' .pipeline.yml
git commit -am "Policy"
git push
pipeline run main

