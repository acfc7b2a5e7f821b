# expect: ending=contained score<70
# All of it is mended in the end, but the first thing to go was the pod that knew how they came in.
trivy image shop/app:1.4
cosign verify --key cosign.pub shop/app:1.4

:choose ship
pod=$(kubectl get events --no-headers | grep -o 'pod/shop-[a-z0-9-]*' | tail -1)
kubectl delete $pod
kubectl logs $pod > evidence.log
kubectl rollout undo deployment/shop
kubectl drain worker-1 worker-2 --ignore-daemonsets
kubectl delete node worker-1 worker-2
new=$(postbox keys create)
aws secretsmanager create-secret --name shop/mail --secret-string "$new"
aws lambda update-function-configuration --function-name order-mailer --environment 'Variables={MAIL_SECRET_ID=shop/mail}' > /dev/null
postbox keys revoke mk_live_8Qf2vT7xLr4N
:hint
:next
:next
:choose report
sed -i 's|^FROM .*|FROM node:24-trixie-slim|; s|^COPY . .|COPY . .\nRUN npm ci --omit=dev|; s|^CMD|USER node\nCMD|' Dockerfile
docker build -t shop/app:1.5 . && docker push shop/app:1.5
cosign sign --yes --key ~/.cosign/cosign.key shop/app:1.5
sed -i 's/privileged: true.*/privileged: false/; s|shop/app:1.3|shop/app:1.5|; /volumeMounts/,$d' k8s/deployment.yaml
kubectl apply -f k8s/deployment.yaml
aws iam put-role-policy --role-name order-mailer-role --policy-name needs --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:GetItem","Resource":"arn:aws:dynamodb:eu-west-1:111122223333:table/orders"},{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/mail-??????"}]}'
aws iam attach-role-policy --role-name order-mailer-role --policy-arn arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole
aws iam detach-role-policy --role-name order-mailer-role --policy-arn arn:aws:iam::aws:policy/AdministratorAccess

