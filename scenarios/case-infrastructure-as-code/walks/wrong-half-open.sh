# expect: ending=none score<50
# Narrower than the whole internet is not narrow: half of it, and the office's neighbours.
terraform plan
aws cloudtrail lookup-events

:choose narrow
aws ec2 revoke-security-group-ingress --group-id sg-0d41b7e9a2c85f603 --protocol tcp --port 5432 --cidr 0.0.0.0/0
aws ec2 authorize-security-group-ingress --group-id sg-0d41b7e9a2c85f603 --protocol tcp --port 5432 --cidr 0.0.0.0/1
sed -i 's|^  vpc_id .*|&\n\n  ingress {\n    description = "Workers"\n    from_port = 5432\n    to_port = 5432\n    protocol = "tcp"\n    cidr_blocks = ["10.0.0.0/7"]\n  }|' database.tf
terraform fmt
git commit -am "Workers"
git push
:next
