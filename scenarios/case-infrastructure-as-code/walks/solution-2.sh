# expect: ending=calm score>=100
# Other ways: a branch for each change, an address range for the workers, the password in the variables' file.
terraform plan -refresh-only
aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=bas

:choose narrow
git switch -c workers
cat > new.txt <<'END'
  ingress {
    description = "Workers"
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = [aws_subnet.workers.cidr_block]
  }

END
grep -n '"The database' database.tf
head -5 database.tf > all.txt
cat new.txt >> all.txt
tail -n +6 database.tf >> all.txt
cp all.txt database.tf
rm new.txt all.txt
aws rds modify-db-instance --db-instance-identifier bookings --no-publicly-accessible --apply-immediately
sed -i 's/publicly_accessible .*/publicly_accessible    = false/' database.tf
terraform fmt
terraform validate
git commit -am "The workers, by their subnet"
git push -u origin workers
pipeline merge workers
git switch main
git pull
terraform plan -detailed-exitcode

git diff main...origin/bastion

:choose ask
# the password: a new one in the file that never goes to git, applied from here
sed -i 's/".*"/"Fulmar-7-Harbour-Steps"/' secrets.auto.tfvars
echo yes | terraform apply
git switch -c clean
git rm -r backup
printf '*.tfstate\n*.tfstate.*\n' >> .gitignore
git add .gitignore
git commit -m "No state in git"
git push origin clean
pipeline merge clean

:choose report
# the role first and by hand, then the code says the same
git switch main
git pull
aws iam attach-role-policy --role-name infra-pipeline --policy-arn arn:aws:iam::111122223333:policy/infra-deploy
aws iam detach-role-policy --role-name infra-pipeline --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
terraform plan
sed -i 's|policy_arn = .*|policy_arn = "arn:aws:iam::111122223333:policy/infra-deploy"|' iam.tf
echo yes | terraform apply
sed -i 's/^  # - conftest test tfplan.json.*/  - conftest test --fail-on-warn tfplan.json/; s/approvals: 0/approvals: 2/; s/direct_push: true/direct_push: false/' .pipeline.yml
terraform plan -out=tfplan
terraform show -json tfplan > tfplan.json
conftest test --fail-on-warn tfplan.json
git switch -c guard
git commit -am "Guard rails"
git push origin guard
pipeline merge guard

