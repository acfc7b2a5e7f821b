# expect: ending=hushed score<20
trivy image shop/app:1.4
cosign verify --key cosign.pub shop/app:1.4

:choose waive
kubectl scale deployment/shop --replicas=0
kubectl drain worker-2 --ignore-daemonsets
:next
:next
:choose hush
