# expect: ending=wideopen score<30
openssl s_client -connect www.hollyhock.example:443 </dev/null
certctl show 1041
:next
:next
:choose self-signed
curl https://www.hollyhock.example/
curl -k https://www.hollyhock.example/

:choose click-through
