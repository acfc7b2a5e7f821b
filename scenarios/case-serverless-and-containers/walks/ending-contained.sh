# expect: ending=contained score>=55
trivy image shop/app:1.4 --severity CRITICAL
cosign verify --key cosign.pub shop/app:1.4

:choose ship
kubectl get events
pod=$(kubectl get events --no-headers | grep -o 'pod/shop-[a-z0-9-]*' | tail -1)
kubectl logs $pod > evidence.log
cat evidence.log
kubectl cordon worker-2
kubectl get pods -A -o wide --field-selector spec.nodeName=worker-2
kubectl rollout undo deployment/shop
kubectl drain worker-2 --ignore-daemonsets
kubectl delete node worker-2
new=$(postbox keys create)
aws secretsmanager create-secret --name shop/mail --secret-string "$new"
aws lambda update-function-configuration --function-name order-mailer --environment 'Variables={MAIL_SECRET_ID=shop/mail}'
postbox keys revoke mk_live_8Qf2vT7xLr4N

:choose report
cat > Dockerfile <<'END'
FROM node:22-alpine
WORKDIR /srv
COPY package*.json ./
RUN npm ci --omit=dev && npm cache clean --force
COPY . .
ENV NODE_ENV=production
USER 1000
EXPOSE 8080
CMD ["node", "server.js"]
END
docker build -t shop/app:1.5 . && docker push shop/app:1.5
cosign sign --yes --key ~/.cosign/cosign.key shop/app:1.5
kubectl get deployment shop -o yaml | sed '/volumeMounts/,$d; s/privileged: true/privileged: false/; s/app:1.3/app:1.5/' | kubectl apply -f -
aws iam put-role-policy --role-name order-mailer-role --policy-name needs --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:GetItem","Resource":"arn:aws:dynamodb:eu-west-1:111122223333:table/orders"},{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/mail-??????"}]}'
aws iam attach-role-policy --role-name order-mailer-role --policy-arn arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole
aws iam detach-role-policy --role-name order-mailer-role --policy-arn arn:aws:iam::aws:policy/AdministratorAccess

