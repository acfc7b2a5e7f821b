# expect: ending=none score<70
# A strategic merge patch merges lists: an empty one takes nothing away. A volume can't go while it is mounted. And what
# does not ask for its own secret alone asks for more.
trivy image shop/app:1.4
cosign verify --key cosign.pub shop/app:1.4

:choose rebuild
sed -i 's|^FROM .*|FROM node:24-trixie-slim|; s|^COPY . .|COPY . .\nRUN npm ci --omit=dev|; s|^CMD|USER node\nCMD|' Dockerfile
docker build -t shop/app:1.5 .
trivy image shop/app:1.5

docker push -q shop/app:1.5
cosign sign --yes --key ~/.cosign/cosign.key shop/app:1.5
kubectl set image deployment/shop app=shop/app:1.5
kubectl patch deployment shop -p '{"spec":{"template":{"spec":{"containers":[{"name":"app","securityContext":{"privileged":false},"volumeMounts":[]}],"volumes":[]}}}}'
kubectl patch deployment shop --type=json -p '[{"op":"remove","path":"/spec/template/spec/volumes"}]'
kubectl get deployment shop -o yaml
:next
:next
:choose look
:next
:next
aws secretsmanager create-secret --name mail --secret-string mk_live_8Qf2vT7xLr4N
aws lambda update-function-configuration --function-name order-mailer --environment 'Variables={MAIL_SECRET_ID=mail}' > /dev/null
aws iam put-role-policy --role-name order-mailer-role --policy-name needs --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:GetItem","Resource":"arn:aws:dynamodb:eu-west-1:111122223333:table/orders"},{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"arn:aws:secretsmanager:eu-west-1:111122223333:secret:mail*"}]}'
aws iam attach-role-policy --role-name order-mailer-role --policy-arn arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole
aws iam detach-role-policy --role-name order-mailer-role --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws lambda invoke --function-name order-mailer --payload '{"order":"1042"}' out.json
aws accessanalyzer list-findings-v2 --analyzer-arn arn:aws:access-analyzer:eu-west-1:111122223333:analyzer/unused-access
:quit
