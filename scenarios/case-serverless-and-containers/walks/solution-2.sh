# expect: ending=noon score>=100
# The same by other hands: the cloud first, a multi-stage build typed into the editor, grype, patches, keys by hand.
aws iam create-policy --policy-name order-mailer --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["dynamodb:GetItem"],"Resource":["arn:aws:dynamodb:eu-west-1:111122223333:table/orders"]},{"Effect":"Allow","Action":["secretsmanager:GetSecretValue"],"Resource":"arn:aws:secretsmanager:eu-west-1:111122223333:secret:mailer/key-*"},{"Effect":"Allow","Action":["logs:CreateLogGroup","logs:CreateLogStream","logs:PutLogEvents"],"Resource":"*"}]}'
aws iam create-role --role-name mailer --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}' --query Role.Arn --output text
aws iam attach-role-policy --role-name mailer --policy-arn arn:aws:iam::111122223333:policy/order-mailer
new=$(postbox keys create)
aws secretsmanager create-secret --name mailer/key --secret-string "$new"
aws lambda update-function-configuration --function-name order-mailer --role arn:aws:iam::111122223333:role/mailer --environment '{"Variables":{"TABLE":"orders","MAIL_SECRET_ID":"mailer/key"}}' > /dev/null
aws lambda invoke --function-name order-mailer --payload '{"order":"1042"}' /dev/stdout
postbox keys revoke mk_live_8Qf2vT7xLr4N
postbox keys list
docker scout cves shop/app:1.4 --only-severity critical
cosign tree shop/app:1.4
:next
:choose rebuild
edit Dockerfile
FROM node:24-alpine AS deps
WORKDIR /srv
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM gcr.io/distroless/nodejs24-debian13:nonroot
WORKDIR /srv
COPY --from=deps /srv/node_modules ./node_modules
COPY server.js ./
COPY views ./views
ENV NODE_ENV=production
EXPOSE 8080
CMD ["server.js"]
.
docker build --tag registry.shop.example/shop/app:2.0 .
docker run --rm shop/app:2.0
grype shop/app:2.0
:next
docker push registry.shop.example/shop/app:2.0
cosign sign -y --key /home/dev/.cosign/cosign.key registry.shop.example/shop/app:2.0 && cosign verify --key cosign.pub shop/app:2.0
kubectl set image deploy/shop app=registry.shop.example/shop/app:2.0
kubectl patch deployment shop -p '{"spec":{"template":{"spec":{"containers":[{"name":"app","securityContext":{"privileged":false},"volumeMounts":null}],"volumes":null}}}}'
kubectl apply -f k8s/require-signature.yaml && kubectl get cpol require-signature -o yaml | sed 's/Audit/Enforce/' | kubectl apply -f -
:next
:choose look
grype shop/labels:2.1
sed 's/^FROM.*/FROM node:22-trixie-slim/' warehouse/Dockerfile > /tmp/Dockerfile
docker build -q -f /tmp/Dockerfile -t registry.shop.example/shop/labels:3 warehouse
docker push shop/labels:3
cosign sign -y --key ~/.cosign/cosign.key $(docker inspect -f '{{index .RepoDigests 0}}' shop/labels:3)
kubectl apply -f warehouse/labels.yaml || sed 's|image: .*|image: registry.shop.example/shop/labels:3|' warehouse/labels.yaml | kubectl apply -f -
kubectl logs deployment/labels
:next
:next
