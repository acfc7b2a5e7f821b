# expect: ending=none score<70
# Deletes the state file and believes that the password is gone with it. The history and the clones still have it.
terraform plan
aws cloudtrail lookup-events

:choose narrow
sed -i 's|^  vpc_id .*|&\n\n  ingress {\n    description = "Workers"\n    from_port = 5432\n    to_port = 5432\n    protocol = "tcp"\n    security_groups = [aws_security_group.workers.id]\n  }|' database.tf
sed -i 's/publicly_accessible .*/publicly_accessible    = false/' database.tf
terraform fmt
git commit -am "Workers"
git push

pipeline run bastion

:choose ask
git rm backup/2026-02-19.tfstate
git commit -m "Gone"
git push
git show HEAD~1:backup/2026-02-19.tfstate
:next
