# expect: ending=hushed score<80
# Mends everything and says nothing.
terraform plan
aws cloudtrail lookup-events

:choose narrow
sed -i 's|^  vpc_id .*|&\n\n  ingress {\n    description = "Workers"\n    from_port = 5432\n    to_port = 5432\n    protocol = "tcp"\n    security_groups = [aws_security_group.workers.id]\n  }|' database.tf
sed -i 's/publicly_accessible .*/publicly_accessible    = false/' database.tf
terraform fmt
git commit -am "Workers"
git push

sleep 300
pipeline run bastion

:choose ask
git rm backup/2026-02-19.tfstate
echo '*.tfstate' >> .gitignore
sed -i 's/^  password .*/  manage_master_user_password = true/' database.tf
terraform fmt
git add -A
git commit -m "Clean"
git push

:choose hide

