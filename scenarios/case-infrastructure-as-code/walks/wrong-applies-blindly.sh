# expect: ending=none score<40
# Applies the code as it is: the workers are cut off, and only a rule by hand helps them. Nothing reaches main.
terraform plan
aws cloudtrail lookup-events

:choose apply
aws ec2 describe-security-groups --group-ids sg-0d41b7e9a2c85f603
sleep 300
aws ec2 authorize-security-group-ingress --group-id sg-0d41b7e9a2c85f603 --protocol tcp --port 5432 --source-group sg-06f2d8c31b7e9a540
terraform plan
echo yes | terraform apply
sleep 600
terraform plan
:next
:next
