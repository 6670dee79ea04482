#!/usr/bin/env bash
# Makes an authority of its own and certificates for a trial: a broker, nodes, and the client 'scada'. Not for a plant: the
# authority's key lies beside the rest, unprotected.   ./make-test-ca.sh FOLDER BROKER-NAME-OR-ADDRESS NODE...
set -euo pipefail
[ $# -ge 3 ] || { echo "usage: $0 FOLDER BROKER-NAME-OR-ADDRESS NODE..." >&2; exit 1; }
folder=$1 broker=$2
shift 2
days=365
umask 077
mkdir -p "$folder"
cd "$folder"

case $broker in
    *[!0-9.]*) name="DNS:$broker" ;;
    *) name="IP:$broker" ;;
esac

[ -f ca.crt ] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days "$days" -subj "/CN=HydroEdge test authority" \
    -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign,cRLSign" -keyout ca.key -out ca.crt 2>/dev/null

# certificate FILE COMMON-NAME EXTENSIONS
certificate() {
    openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$2" -keyout "$1.key" -out "$1.csr" 2>/dev/null
    openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days "$days" -extfile <(printf '%s\n' "$3") -out "$1.crt" 2>/dev/null
    rm "$1.csr"
    echo "$folder/$1.crt  CN=$2"
}

certificate broker "$broker" "subjectAltName=$name"$'\n'"extendedKeyUsage=serverAuth"
for client in scada "$@"; do
    certificate "$client" "$client" "extendedKeyUsage=clientAuth"
done
chmod 644 ./*.crt
