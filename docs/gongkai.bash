# bash completion for gongkai; made by: gongkai completion
_gongkai()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} path='' words='' i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in report|read|check|write|blank|compare|total|rules|compile|sample|deadline|fee|init|serve|worker|demo|routes|agency|import|key|add|list|revoke|load|case-file|user|list|add|lock|unlock|reset-password|end-sessions|reset-codes|grant|revoke|journal|verify|heads|hand-in|receive|backup|restore|export|import|key|verify|rotate|restore) path="${path:+$path }${COMP_WORDS[i]}" ;; esac
    done
    case "$path" in
        '') words='report sample deadline fee init serve worker demo routes agency load case-file user journal backup restore export import key -h --help --version --lang --law' ;;
        'report') words='read check write blank compare total rules compile -h --help' ;;
        'report read') words='-h --help --format -o --output --manifest --jobs --resume' ;;
        'report check') words='-h --help --format -o --output --manifest --jobs --resume --annotate --previous --members --rules --profile --level' ;;
        'report write') words='-h --help -o --output' ;;
        'report blank') words='-h --help -o --output' ;;
        'report compare') words='-h --help -o --output' ;;
        'report total') words='-h --help --name --profile -o --output' ;;
        'report rules') words='-h --help --format' ;;
        'report compile') words='-h --help --data --database --agency --year --previous -o --output' ;;
        'sample') words='-h --help --count --seed --year --formats --damaged --mistakes --previous' ;;
        'deadline') words='-h --help --days --suspend --extend --restart --region' ;;
        'fee') words='-h --help --pieces --pages' ;;
        'init') words='-h --help --data --database --files --code --name --level --login' ;;
        'serve') words='-h --help --data --database --address --port --https --trusted-proxy --no-worker --clamd --icap --public-address --heads-to --tsa-ca --tsa --superior-key --superior' ;;
        'worker') words='-h --help --data --database --heads-to --tsa-ca --tsa --superior-key --superior' ;;
        'demo') words='-h --help --data --address --port --seed' ;;
        'routes') words='-h --help' ;;
        'agency') words='import key -h --help' ;;
        'agency import') words='-h --help --data --database --dry-run' ;;
        'agency key') words='add list revoke -h --help' ;;
        'agency key add') words='-h --help --data --database --name --scope --until' ;;
        'agency key list') words='-h --help --data --database' ;;
        'agency key revoke') words='-h --help --data --database' ;;
        'load') words='-h --help --data --database -j --jobs' ;;
        'case-file') words='-h --help --data --database --agency -o --output --without-names' ;;
        'user') words='list add lock unlock reset-password end-sessions reset-codes grant revoke -h --help' ;;
        'user list') words='-h --help --data --database --agency' ;;
        'user add') words='-h --help --data --database --agency --name --role' ;;
        'user lock') words='-h --help --data --database' ;;
        'user unlock') words='-h --help --data --database' ;;
        'user reset-password') words='-h --help --data --database' ;;
        'user end-sessions') words='-h --help --data --database' ;;
        'user reset-codes') words='-h --help --data --database' ;;
        'user grant') words='-h --help --data --database --agency' ;;
        'user revoke') words='-h --help --data --database --agency' ;;
        'journal') words='verify heads hand-in receive -h --help' ;;
        'journal verify') words='-h --help --data --database --anchor --tsa-ca' ;;
        'journal heads') words='-h --help --data --database --out --received' ;;
        'journal hand-in') words='-h --help --data --database --superior --superior-key' ;;
        'journal receive') words='-h --help --data --database' ;;
        'backup') words='-h --help --data --database --recipient --plain' ;;
        'restore') words='-h --help --data --database --key' ;;
        'export') words='-h --help --data --database --plain' ;;
        'import') words='-h --help --data --database --key' ;;
        'key') words='verify rotate restore -h --help' ;;
        'key verify') words='-h --help --data --database' ;;
        'key rotate') words='-h --help --data --database' ;;
        'key restore') words='-h --help --data --database' ;;
    esac
    case "$path $before" in
        ' --lang') words='zh en' ;;
        'report read --format') words='jsonl csv text' ;;
        'report check --format') words='text jsonl' ;;
        'report check --previous') words='FILE DIR' ;;
        'report check --members') words='FILE DIR' ;;
        'report check --level') words='township street county county-department city city-department province province-department state-department' ;;
        'report rules --format') words='text json md' ;;
        'init --level') words='township street county county-department city city-department province province-department state-department' ;;
        'serve --trusted-proxy') words='ADDRESS CIDR' ;;
        'user add --role') words='author reviewer secrecy-officer approver request-officer head supervisor auditor administrator' ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _gongkai gongkai
