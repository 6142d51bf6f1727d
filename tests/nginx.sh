# A real nginx on loopback: . "$TOP/tests/nginx.sh" after tests/lib.sh.
#   nginx_start [CONFIG]   serves $T/www; CONFIG is more text for server { }.
#                          Sets $PORT and $SITE (http://127.0.0.1:PORT).
#   nginx_stop
# The log $T/access.log has one line a request:
#   METHOD URI STATUS "if-none-match" "if-modified-since" "user-agent" "accept-encoding"
NGINX=$(command -v nginx || echo /usr/sbin/nginx)

nginx_write() { # port config
	mkdir -p "$T/www" "$T/nginx"
	nginx_user=
	[ "$(id -u)" -eq 0 ] && nginx_user='user root;'
	cat >"$T/nginx/conf" <<-END
	$nginx_user daemon on; pid $T/nginx/pid; error_log $T/nginx/error.log; worker_processes 1;
	events { worker_connections 512; }
	http {
		types { text/html html; application/rss+xml rss xml; application/atom+xml atom; application/feed+json json; }
		client_body_temp_path $T/nginx/a; proxy_temp_path $T/nginx/b; fastcgi_temp_path $T/nginx/c;
		uwsgi_temp_path $T/nginx/d; scgi_temp_path $T/nginx/e;
		log_format t '\$request_method \$request_uri \$status "\$http_if_none_match" "\$http_if_modified_since" "\$http_user_agent" "\$http_accept_encoding"';
		access_log $T/access.log t;
		server { listen 127.0.0.1:$1; root $T/www; $2 }
	}
	END
}

nginx_start() {
	nginx_tries=0
	while [ $nginx_tries -lt 50 ]; do
		nginx_tries=$((nginx_tries + 1))
		PORT=$(od -An -N2 -tu2 /dev/urandom | awk '{ print 20000 + $1 % 12000 }')
		nginx_write "$PORT" "${1-}"
		if "$NGINX" -e "$T/nginx/error.log" -c "$T/nginx/conf" -p "$T/nginx" 2>/dev/null; then
			SITE=http://127.0.0.1:$PORT
			cleanup="nginx_stop; $cleanup"
			return 0
		fi
	done
	echo "Bail out! nginx does not start: $(tail -1 "$T/nginx/error.log")"
	exit 1
}

# Returns when it is gone and its port is free.
nginx_stop() {
	[ -s "$T/nginx/pid" ] || return 0
	nginx_pid=$(cat "$T/nginx/pid")
	kill "$nginx_pid" 2>/dev/null
	while kill -0 "$nginx_pid" 2>/dev/null; do sleep 0.02; done
	rm -f "$T/nginx/pid"
}
