using Acornima.Ast;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Workflows.Expressions;

/// <summary>What can be known of a script before it runs.</summary>
/// <param name="IsRisky">It may build or write out something large or deep: the guards have to be in place.</param>
/// <param name="LeavesTraces">It may change what other scripts find (globals, prototypes): its engine serves no other.</param>
internal sealed record ScriptShape(bool IsRisky, bool LeavesTraces)
{
    private const int Deepest = 250;

    private static readonly HashSet<string> Large = new(StringComparer.Ordinal)
    {
        "repeat", "padStart", "padEnd", "replace", "replaceAll", "concat", "join", "flat", "stringify", "toLocaleString", "Array", "Proxy",
    };

    private static readonly HashSet<string> Reaching = new(StringComparer.Ordinal)
    {
        "prototype", "__proto__", "constructor", "globalThis", "this", "Reflect", "Proxy", "defineProperty", "defineProperties", "setPrototypeOf", "getPrototypeOf",
        "assign", "__defineGetter__", "__defineSetter__", "eval", "Function", "call", "apply", "bind",
    };

    /// <exception cref="ExpressionException">It nests too deep, or uses what scripts here have not.</exception>
    public static ScriptShape Of(Node script)
    {
        var (risky, traces) = (false, false);
        var declared = new HashSet<string>(StringComparer.Ordinal);
        var assigned = new List<string>();
        var open = new Stack<(Node Node, int Depth)>([(script, 0)]);
        while (open.TryPop(out var next))
        {
            var (node, depth) = next;
            if (depth > Deepest)
            {
                throw new ExpressionException(TextCatalog.Get("workflow.expression.too-deep", Deepest));
            }

            if (node is BigIntLiteral)
            {
                throw new ExpressionException(TextCatalog.Get("workflow.expression.unknown-function", "BigInt"));
            }

            risky |= IsRiskyNode(node);
            traces |= IsReaching(node, assigned);
            Declare(node, declared);
            foreach (var child in node.ChildNodes)
            {
                if (child is not null)
                {
                    open.Push((child, depth + 1));
                }
            }
        }

        return new ScriptShape(risky, traces || assigned.Exists(a => !declared.Contains(a)));
    }

    private static bool IsRiskyNode(Node node) => node switch
    {
        WhileStatement or DoWhileStatement or ForStatement or ForInStatement or ForOfStatement or IFunction or IClass or SpreadElement => true,
        MemberExpression { Computed: true, Property: not Literal } => true,
        Identifier { Name: var name } => Large.Contains(name),
        Literal { Value: string text } => Large.Contains(text),
        _ => false,
    };

    private static bool IsReaching(Node node, List<string> assigned)
    {
        switch (node)
        {
            case ThisExpression or WithStatement or UnaryExpression { Operator: Acornima.Operator.Delete }:
                return true;
            case MemberExpression { Computed: true, Property: not Literal }:
                return true;
            case Identifier { Name: var name }:
                return Reaching.Contains(name);
            case Literal { Value: string text }:
                return Reaching.Contains(text);
            case AssignmentExpression { Left: var left }:
                return IsForeign(left, assigned);
            case UpdateExpression { Argument: var argument }:
                return IsForeign(argument, assigned);
            case ForInStatement { Left: var left }:
                return left is not VariableDeclaration && IsForeign(left, assigned);
            case ForOfStatement { Left: var left }:
                return left is not VariableDeclaration && IsForeign(left, assigned);
            default:
                return false;
        }
    }

    /// <summary>Members of <c>variables</c> are the instance's; an identifier counts when the script itself declares it.</summary>
    private static bool IsForeign(Node target, List<string> assigned)
    {
        switch (target)
        {
            case Identifier { Name: var name }:
                assigned.Add(name);
                return false;
            case MemberExpression { Object: Identifier { Name: "variables" }, Computed: false }:
                return false;
            default:
                return true;
        }
    }

    private static void Declare(Node node, HashSet<string> declared)
    {
        switch (node)
        {
            case VariableDeclarator { Id: var id }:
                Names(id, declared);
                break;
            case IFunction function:
                foreach (var parameter in function.Params)
                {
                    Names(parameter, declared);
                }

                break;
            case CatchClause { Param: { } caught }:
                Names(caught, declared);
                break;
        }
    }

    private static void Names(Node pattern, HashSet<string> declared)
    {
        var open = new Stack<Node>([pattern]);
        while (open.TryPop(out var node))
        {
            if (node is Identifier { Name: var name })
            {
                declared.Add(name);
            }

            foreach (var child in node.ChildNodes)
            {
                if (child is not null)
                {
                    open.Push(child);
                }
            }
        }
    }
}
