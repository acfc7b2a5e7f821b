# expect: ending=late score<70
# Signs unseen, takes the key out of the environment and puts it nowhere, and takes all permissions away: the function
# is broken.
trivy image shop/app:1.4
cosign verify --key cosign.pub shop/app:1.4

:choose rebuild
:next
:next
:next
:next
:choose vouch
:next
:next
aws lambda update-function-configuration --function-name order-mailer --environment 'Variables={TABLE=orders}'
aws iam detach-role-policy --role-name order-mailer-role --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
postbox keys revoke mk_live_8Qf2vT7xLr4N
aws lambda invoke --function-name order-mailer --payload '{"order":"1042"}' out.json
cat out.json
:next
:next
