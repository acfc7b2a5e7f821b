# expect: ending=none score<77
# The pipeline is told to swap its own policy. It loses the old one, and can't attach the new one any more.
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
git rm -q backup/2026-02-19.tfstate
echo '*.tfstate' >> .gitignore
sed -i 's/^  password .*/  manage_master_user_password = true/' database.tf
terraform fmt
git add -A
git commit -m "Clean"
git push

:choose mended
sed -i 's|arn:aws:iam::aws:policy/AdministratorAccess.*|arn:aws:iam::111122223333:policy/infra-deploy"|' iam.tf
git commit -am "A smaller role"
git push
pipeline run main
aws iam list-attached-role-policies --role-name infra-pipeline
