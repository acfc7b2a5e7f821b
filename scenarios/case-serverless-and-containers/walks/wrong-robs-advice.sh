# expect: ending=none score<70
# Takes the newer tag that Rob writes of: it is the same image.
trivy image shop/app:1.4
cosign verify --key cosign.pub shop/app:1.4

:choose rebuild
cat README.md docs/base-images.md
sleep 600
sed -i 's|^FROM .*|FROM quickpack/express-starter:latest|; s|^CMD|USER node\nCMD|' Dockerfile
docker build -t shop/app:1.5 .
trivy image --severity CRITICAL shop/app:1.5
docker push shop/app:1.5
cosign sign --yes --key ~/.cosign/cosign.key shop/app:1.5
sed -i 's/privileged: true.*/privileged: false/; s|shop/app:1.3|shop/app:1.5|; /volumeMounts/,$d' k8s/deployment.yaml
sed -i 's/Audit.*/Enforce/' k8s/require-signature.yaml
kubectl apply -f k8s/
:next
:next
:next
:next
sleep 7200
:choose look
:quit
