# expect: ending=none score<70
# Two slips of the pen that a build does not mind: a user whom the image does not know, and a script that is not there.
# The shop does not start from either.
trivy image shop/app:1.4
cosign verify --key cosign.pub shop/app:1.4

:choose rebuild
sed -i 's|^FROM .*|FROM node:24-trixie-slim|; s|^COPY . .|COPY . .\nRUN npm ci --omit=dev|; s|^CMD|USER nodee\nCMD|' Dockerfile
docker build -t shop/app:1.5 .
trivy image shop/app:1.5

docker run --rm shop/app:1.5
sed -i 's/nodee/node/; s/"server.js"/"serverr.js"/' Dockerfile
docker build -t shop/app:1.5 . && docker run --rm shop/app:1.5
:quit
