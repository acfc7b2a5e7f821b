# expect: ending=late score>=75
# All is well with the containers, and the function's key is rotated where it lies. The role stays administrator, and
# noon comes.
trivy image shop/app:1.4
cosign verify --key cosign.pub shop/app:1.4

:choose rebuild
cat > Dockerfile <<'END'
FROM node:24-alpine
WORKDIR /srv
COPY . .
RUN npm ci --omit=dev
USER node
CMD ["node", "server.js"]
END
docker build -t shop/app:1.5 .
trivy image shop/app:1.5

docker push shop/app:1.5
cosign sign --yes --key ~/.cosign/cosign.key shop/app:1.5
kubectl set image deployment/shop app=shop/app:1.5
kubectl get deployment shop -o yaml | sed '/volumeMounts/,$d; s/privileged: true/privileged: false/' > k8s/deployment.yaml
sed -i 's/Audit/Enforce/' k8s/require-signature.yaml
kubectl apply -f k8s/

:choose look
trivy image shop/labels:2.1
sed -i 's/16/22/' warehouse/Dockerfile
docker build -t shop/labels:2.2 warehouse && docker push shop/labels:2.2
cosign sign --yes --key ~/.cosign/cosign.key shop/labels:2.2
kubectl apply -f warehouse/labels.yaml
sed -i 's/2.1/2.2/' warehouse/labels.yaml && kubectl apply -f warehouse/

key=$(postbox keys create)
aws lambda update-function-configuration --function-name order-mailer --environment "Variables={TABLE=orders,MAIL_API_KEY=$key}"
postbox keys revoke mk_live_8Qf2vT7xLr4N
aws iam list-attached-role-policies --role-name order-mailer-role
sleep 10800
