# expect: ending=none score<50
# Tells Terraform to look away. The plan is clean, and the door as open as before.
terraform plan
aws cloudtrail lookup-events

:choose narrow
sed -i '0,/^  vpc_id .*/s//&\n\n  lifecycle {\n    ignore_changes = [ingress]\n  }/' database.tf
terraform plan
git commit -am "Quiet"
git push
aws ec2 authorize-security-group-ingress --group-id sg-0d41b7e9a2c85f603 --protocol tcp --port 5432 --cidr 10.20.8.0/24
sleep 600
terraform plan
:next
:next
:choose ask

