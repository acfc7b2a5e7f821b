# expect: ending=late score<70
# All of it by the book, but signed with a key that was made on the spot: the rule turns the image away.
trivy image shop/app:1.4
cosign verify --key cosign.pub shop/app:1.4

:choose rebuild
sed -i 's|^FROM .*|FROM node:24-trixie-slim|; s|^COPY . .|COPY . .\nRUN npm ci --omit=dev|; s|^CMD|USER node\nCMD|' Dockerfile
docker build -t shop/app:1.5 . && trivy image shop/app:1.5

cd /tmp && cosign generate-key-pair && cd ~/shop
docker push shop/app:1.5
cosign sign --yes --key /tmp/cosign.key shop/app:1.5
cosign verify --key cosign.pub shop/app:1.5
sed 's/Audit/Enforce/' k8s/require-signature.yaml | kubectl apply -f -
kubectl set image deployment/shop app=shop/app:1.5
kubectl rollout restart deployment/shop
:next
:next
:choose exempt
kubectl get pods
:next
:next
:next
:next
