# bash completion for gongkai; made by: gongkai completion
_gongkai()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} path='' words='' i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in deadline|fee) path="${path:+$path }${COMP_WORDS[i]}" ;; esac
    done
    case "$path" in
        '') words='deadline fee -h --help --version --lang --law' ;;
        'deadline') words='-h --help --days --suspend --extend --restart --region' ;;
        'fee') words='-h --help --pieces --pages' ;;
    esac
    case "$path $before" in
        ' --lang') words='zh en' ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _gongkai gongkai
