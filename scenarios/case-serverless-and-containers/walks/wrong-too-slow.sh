# expect: ending=open score<50
# Reads for a long time while they go on: they take the other node too, the log is lost, and mails go out.
trivy image shop/app:1.4
cosign verify --key cosign.pub shop/app:1.4

:choose ship
cat docs/runbook-escape.md
kubectl get events
sleep 600
sleep 300
kubectl get pods -o wide
kubectl logs -l app=shop > evidence.log
sleep 300
kubectl rollout undo deployment/shop
kubectl get events
kubectl drain worker-2 --ignore-daemonsets
kubectl delete node worker-2
kubectl get pods -A
kubectl drain worker-1 --ignore-daemonsets --force
kubectl delete node worker-1
kubectl get nodes
:next
:next
:choose report
:next
:next
