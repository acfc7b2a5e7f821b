# expect: ending=calm score>=65
# Merges the branch alone, with a guessed range; protects main first; then takes the guess out through a branch.
aws ec2 describe-security-groups --filters Name=group-name,Values=bookings-db
aws cloudtrail lookup-events --start-time 2026-03-04T02:00 --end-time 2026-03-04T02:30

:choose apply
aws ec2 authorize-security-group-ingress --group-id sg-0d41b7e9a2c85f603 --ip-permissions 'IpProtocol=tcp,FromPort=5432,ToPort=5432,IpRanges=[{CidrIp=10.20.8.0/24}]'
sed -i 's|^  vpc_id .*|&\n\n  ingress {\n    from_port = 5432\n    to_port = 5432\n    protocol = "tcp"\n    cidr_blocks = [aws_subnet.workers.cidr_block]\n  }|' database.tf
sed -i 's/publicly_accessible .*/publicly_accessible    = false/' database.tf
terraform fmt
terraform plan -detailed-exitcode
git add -A
git commit -m "Workers"
git push

git switch bastion
terraform plan
git switch main

:choose own
git pull -q
git log --format='%h %ad %an %s' -n 3
sed -i 's/"Kittiwake.*"/"Oystercatcher-3-Pier"/' secrets.auto.tfvars
git rm -r backup
echo '*.tfstate' >> .gitignore
git commit -am "No state in git"
git push

:choose report
sed -i 's/direct_push: true/direct_push: false/; s/approvals: 0/approvals: 1/' .pipeline.yml
sed -i 's|arn:aws:iam::aws:policy/AdministratorAccess.*|arn:aws:iam::111122223333:policy/infra-deploy"|' iam.tf
echo yes | terraform apply
git commit -q -am "Protected, and a smaller role"
git push
git switch -c guard
sed -i 's/^warn/deny/' policy/open_doors.rego
sed -i 's/# - conftest test tfplan.json.*/- conftest test tfplan.json/' .pipeline.yml
git commit -am "The policy stops"
git push
git push origin guard
pipeline merge guard
sed -i 's|203.0.113.64/26|198.51.100.32/27|' variables.tf
git commit -am "No guesses"
git push origin guard
pipeline merge guard

