# expect: ending=steady score>=100
# Other hands: a fresh key for the shop and the spare for the API, each with a certificate and a server of its own;
# the intermediate by curl; the revocation by key and OCSP; no pins any more.
openssl s_client -connect www.hollyhock.example:443 </dev/null
openssl s_client -connect www.hollyhock.example:443 </dev/null 2>/dev/null | openssl x509 -noout -checkhost api.hollyhock.example
certctl list
:next
:choose fresh
openssl ecparam -name prime256v1 -genkey -noout -out web.key
cat > web.cnf <<'END'
[req]
distinguished_name = dn
req_extensions = ext
prompt = no
[dn]
CN = www.hollyhock.example
[ext]
subjectAltName = @names
[names]
DNS.1 = www.hollyhock.example
DNS.2 = hollyhock.example
END
openssl req -new -key web.key -config web.cnf -out web.csr
sudo openssl req -new -key /srv/safe/spare.key -subj /CN=api.hollyhock.example -addext subjectAltName=DNS:api.hollyhock.example > api.csr
certctl request --csr web.csr --out web.pem
certctl request --csr api.csr --out api.pem
curl -s http://pki.larkspur.example/r4.pem >> web.pem
certctl chain >> api.pem
sudo cp web.key /etc/nginx/tls/web.key
sudo cp web.pem api.pem /etc/nginx/tls/
sudo cp /srv/safe/spare.key /etc/nginx/tls/api.key
cat > shop.conf <<'END'
server {
    listen 443 ssl;
    server_name hollyhock.example www.hollyhock.example;
    ssl_certificate /etc/nginx/tls/web.pem;
    ssl_certificate_key /etc/nginx/tls/web.key;
    location / { proxy_pass http://127.0.0.1:8080; }
}
server {
    listen 443 ssl;
    server_name api.hollyhock.example;
    ssl_certificate tls/api.pem;
    ssl_certificate_key tls/api.key;
    location / { proxy_pass http://127.0.0.1:8080; }
}
END
sudo cp shop.conf /etc/nginx/conf.d/shop.conf
sudo nginx -s reload
phone
:next
sed -n '/BEGIN/,/END/p' mail/2026-01-30-handover.txt > leaked.key
certctl revoke --key leaked.key --reason keyCompromise
certctl show 1044 --pem > old.pem
openssl ocsp -issuer intermediate.pem -cert old.pem -url $(openssl x509 -in old.pem -noout -ocsp_uri)
:next
:choose drop
sudo tee /etc/certctl/auto.conf <<'END'
[shop]
names = hollyhock.example www.hollyhock.example
key = new
certificate = /etc/nginx/tls/web.pem
chain = yes
days_before = 30
then = nginx -t && systemctl reload nginx
[api]
names = api.hollyhock.example
key = new
certificate = /etc/nginx/tls/api.pem
chain = yes
days_before = 30
then = systemctl reload nginx
END
sudo certctl auto --dry-run
sudo systemctl enable certctl-auto.timer
sudo systemctl start certctl-auto.timer
printf 'watch = https://www.hollyhock.example https://api.hollyhock.example\ndays = 14\nmail = ops@hollyhock.example, sam@hollyhock.example\n' | sudo tee /etc/certwatch.conf
certwatch
:next
