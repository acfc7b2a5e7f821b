# expect: ending=none score<70
# A better base, but still root, unscanned and privileged; and a role with a wildcard in it.
trivy image shop/app:1.4
cosign verify --key cosign.pub shop/app:1.4

:choose rebuild
sed -i 's|^FROM .*|FROM node:24-trixie-slim|; s|^COPY . .|COPY . .\nRUN npm ci|' Dockerfile
docker build -t shop/app:1.5 .
docker push shop/app:1.5
kubectl set image deployment/shop app=shop/app:1.5
:next
:next
:next
:next
aws iam detach-role-policy --role-name order-mailer-role --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws iam put-role-policy --role-name order-mailer-role --policy-name needs --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["dynamodb:*","logs:*","secretsmanager:*"],"Resource":"*"}]}'
aws lambda invoke --function-name order-mailer --payload '{"order":"1042"}' out.json
aws accessanalyzer list-findings-v2
arn=$(aws accessanalyzer list-analyzers --query 'analyzers[0].arn' --output text)
aws accessanalyzer list-findings-v2 --analyzer-arn "$arn"
:quit
