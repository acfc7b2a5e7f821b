# expect: ending=none score<31
# The whole network is let in, not the workers alone; and the public address stays, for the group looks narrow now.
terraform plan
aws cloudtrail lookup-events

:choose narrow
sed -i 's|^  vpc_id .*|&\n\n  ingress {\n    description = "Workers"\n    from_port = 5432\n    to_port = 5432\n    protocol = "tcp"\n    cidr_blocks = [aws_vpc.main.cidr_block]\n  }|' database.tf
terraform fmt
git commit -am "Inside only"
git push
terraform plan -refresh=false
terraform plan
