# expect: ending=late score>=75
# All is well with the containers, and the function's key is rotated where it lies. The role stays administrator.
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

key=$(postbox keys create)
aws lambda update-function-configuration --function-name order-mailer --environment "Variables={TABLE=orders,MAIL_API_KEY=$key}"
postbox keys revoke mk_live_8Qf2vT7xLr4N
:next
:next
