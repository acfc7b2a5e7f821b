# expect: ending=none score<70
# USER stands before npm ci, and the folder is root's: nothing is built. Nor is it as a user whom the image lacks.
trivy image shop/app:1.4
cosign verify --key cosign.pub shop/app:1.4

:choose rebuild
cat > Dockerfile <<'END'
FROM node:24-alpine
WORKDIR /srv
COPY . .
USER node
RUN npm ci --omit=dev
CMD ["node", "server.js"]
END
docker build -t shop/app:1.5 .
sed -i 's/USER node/USER nobody2/' Dockerfile
docker build -t shop/app:1.5 .
docker images shop/app
:quit
