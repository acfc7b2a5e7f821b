# expect: ending=noon score>=70
# shop/labels is left out of the rule, and its tag moved. The exception has to go before the cluster refuses again.
trivy image shop/app:1.4
cosign verify --key cosign.pub shop/app:1.4

key=$(postbox keys create)
aws secretsmanager create-secret --name shop/mail --secret-string "$key"
aws iam put-role-policy --role-name order-mailer-role --policy-name needs --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:GetItem","Resource":"arn:aws:dynamodb:eu-west-1:111122223333:table/orders"},{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/mail-??????"}]}'
aws iam attach-role-policy --role-name order-mailer-role --policy-arn arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole
aws iam detach-role-policy --role-name order-mailer-role --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws lambda update-function-configuration --function-name order-mailer --environment 'Variables={MAIL_SECRET_ID=shop/mail}' > /dev/null
postbox keys revoke mk_live_8Qf2vT7xLr4N
:choose rebuild
sed -i 's|^FROM .*|FROM node:24-trixie-slim|; s|^COPY . .|COPY . .\nRUN npm ci --omit=dev|; s|^CMD|USER node\nCMD|' Dockerfile
docker build -t shop/app:1.5 .
trivy image shop/app:1.5

docker push -q shop/app:1.5
cosign sign --yes --key ~/.cosign/cosign.key shop/app:1.5
kubectl patch deployment shop --type=json -p '[{"op":"remove","path":"/spec/template/spec/containers/0/volumeMounts"},{"op":"remove","path":"/spec/template/spec/volumes"},{"op":"replace","path":"/spec/template/spec/containers/0/securityContext","value":{}}]'
kubectl set image deployment/shop app=shop/app:1.5
sed 's/Audit/Enforce/' k8s/require-signature.yaml | kubectl apply -f -

:choose exempt
kubectl get events
kubectl describe clusterpolicy require-signature
sed -i 's/16-alpine/24-alpine/' warehouse/Dockerfile && docker build -q -t shop/labels:2.2 warehouse && docker push -q shop/labels:2.2
cosign sign --yes --key ~/.cosign/cosign.key shop/labels:2.2
kubectl set image deployment/labels labels=shop/labels:2.2
kubectl get pods
sed 's/Audit/Enforce/' k8s/require-signature.yaml | kubectl apply -f -


