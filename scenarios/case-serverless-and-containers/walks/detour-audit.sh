# expect: ending=noon score>=70
# Puts the rule back to Audit for the warehouse, sees what that lets in, and mends it in time.
# 1. Look inside: what is in it, and who signed it?
trivy image shop/app:1.4
cosign verify --key cosign.pub shop/app:1.4

# 2. Nobody did, and it has two CRITICAL holes. Build our own.
:choose rebuild
sed -i 's|^FROM .*|FROM node:24-trixie-slim|' Dockerfile
sed -i 's|^COPY . .|COPY . .\nRUN npm ci --omit=dev|' Dockerfile
sed -i 's|^CMD|USER node\nCMD|' Dockerfile
cat Dockerfile
docker build -t shop/app:1.5 .
trivy image shop/app:1.5

# 3. Into the registry with our signature; the pods lose their privileges; the door asks for signatures.
docker push shop/app:1.5
cosign sign --yes --key ~/.cosign/cosign.key shop/app:1.5
sed -i 's/privileged: true.*/privileged: false/; s|shop/app:1.3|shop/app:1.5|' k8s/deployment.yaml
sed -i '/volumeMounts/,$d' k8s/deployment.yaml
kubectl apply -f k8s/deployment.yaml
kubectl rollout status deployment/shop
sed -i 's/Audit.*/Enforce/' k8s/require-signature.yaml
kubectl apply -f k8s/require-signature.yaml


# 4. The easy way, and what it costs.
:choose audit
kubectl get cpol
kubectl get pods
kubectl get events
kubectl describe pod cache-warmer
kubectl patch clusterpolicy require-signature --type=merge -p '{"spec":{"validationFailureAction":"Enforce"}}'
sed -i 's/16-alpine/24-alpine/' warehouse/Dockerfile && docker build -q -t shop/labels:2.2 warehouse && docker push -q shop/labels:2.2 > /dev/null
cosign sign --yes --key ~/.cosign/cosign.key shop/labels:2.2
kubectl set image deployment/labels labels=shop/labels:2.2
kubectl delete pod cache-warmer
kubectl get pods

# 5. The function: its key into a secret, its role cut down to two calls, then a new key.
aws lambda get-function-configuration --function-name order-mailer
aws lambda get-function-configuration --function-name order-mailer --query Environment.Variables.MAIL_API_KEY --output text > /tmp/key
aws secretsmanager create-secret --name shop/mail --secret-string file:///tmp/key
rm /tmp/key
cat > policy.json <<'END'
{
  "Version": "2012-10-17",
  "Statement": [
    {"Effect": "Allow", "Action": "dynamodb:GetItem",
     "Resource": "arn:aws:dynamodb:eu-west-1:111122223333:table/orders"},
    {"Effect": "Allow", "Action": "secretsmanager:GetSecretValue",
     "Resource": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/mail-??????"}
  ]
}
END
aws iam put-role-policy --role-name order-mailer-role --policy-name needs --policy-document file://policy.json
aws iam attach-role-policy --role-name order-mailer-role --policy-arn arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole
aws iam detach-role-policy --role-name order-mailer-role --policy-arn arn:aws:iam::aws:policy/AdministratorAccess
aws lambda update-function-configuration --function-name order-mailer --environment 'Variables={TABLE=orders,MAIL_SECRET_ID=shop/mail}'
aws secretsmanager rotate-secret --secret-id shop/mail --rotation-lambda-arn arn:aws:lambda:eu-west-1:111122223333:function:mail-key-rotator
aws lambda invoke --function-name order-mailer --payload '{"order":"1042"}' out.json
cat out.json

