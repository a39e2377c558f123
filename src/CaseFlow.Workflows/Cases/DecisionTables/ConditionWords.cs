using System.Text.RegularExpressions;

namespace CaseFlow.Workflows.Cases.DecisionTables;

/// <summary>
/// The words of the language that cells are written in, whatever the language of the pages. 以上, 以下 and 以内 include the
/// number itself, 超过 and 不满 do not (民法典 §1259).
/// </summary>
internal static partial class ConditionWords
{
    public static readonly string[] Anything = ["", "-", "—", "任意", "不限", "any"];

    public static readonly string[] Nothing = ["空", "empty"];

    public const string Something = "非空";

    public static readonly string[] Yes = ["是", "true", "yes"];

    public static readonly string[] No = ["否", "false", "no"];

    public static readonly string[] Days = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy年M月d日"];

    /// <summary>Before a value; longer ones first, so that none is read as the beginning of another.</summary>
    public static readonly (string Word, string Means)[] Before =
    [
        ("大于等于", ">="), ("小于等于", "<="), ("不少于", ">="), ("不小于", ">="), ("不低于", ">="), ("不早于", ">="), ("不大于", "<="), ("不超过", "<="), ("不多于", "<="),
        ("不高于", "<="), ("不晚于", "<="), (">=", ">="), ("≥", ">="), ("<=", "<="), ("≤", "<="), ("大于", ">"), ("超过", ">"), ("多于", ">"), ("高于", ">"), ("晚于", ">"),
        ("小于", "<"), ("不满", "<"), ("少于", "<"), ("低于", "<"), ("早于", "<"), ("等于", "="), (">", ">"), ("<", "<"), ("=", "="),
    ];

    public static readonly (string Word, string Means)[] After = [("以上", ">="), ("以下", "<="), ("以内", "<=")];

    /// <summary>A text may itself begin with 非 (非煤矿山): there a space or a quote has to follow.</summary>
    [GeneratedRegex("""^(非(?=[\s“"])|不是(?=[\s“"])|not\s|!=|≠)\s*""")]
    public static partial Regex Negation();

    [GeneratedRegex(@"^(非|不是|不等于|not\s|!=|≠)\s*")]
    public static partial Regex LooseNegation();

    [GeneratedRegex(@"^(?<open>[\[(]?)\s*(?<from>[^\[\]()]+?)\s*(\.\.|至|~|～)\s*(?<to>[^\[\]()]+?)\s*(?<close>[\])]?)$")]
    public static partial Regex Range();
}
