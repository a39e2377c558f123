using System.Globalization;
using System.Text.Json.Nodes;
using CaseFlow.Domain.Processes;

namespace CaseFlow.Domain.Assessments;

/// <summary>
/// The figures of the process <c>staff-assessment</c>. Rules that hold also where no instance runs (corrections, the annual
/// grade) follow its published version; a form follows the version its task runs on.
/// </summary>
/// <param name="MaxScore">Of each aspect (R62).</param>
/// <param name="QualifiedFrom">The least total, of a hundred, for 合格; <paramref name="BasicFrom"/> for 基本合格 (R64).</param>
/// <param name="FailsForAnnualFail">R65.</param>
/// <param name="OneFailCapsAnnual">With a failed quarter the year is at best 基本合格.</param>
/// <param name="AnnualFailsByMean">The mean of the quarters can fail the year, not only R65.</param>
/// <param name="LateNeedsDecision">Tasks done late ask for a severity decision on R67-3 (C21).</param>
/// <param name="RewardPerReport">Yuan (R36, R73); null: no amount was set .</param>
public sealed record AssessmentRules(
    int MaxScore, int AbilityWeight, int AttitudeWeight, int PerformanceWeight, decimal QualifiedFrom, decimal BasicFrom, int MinServedDays, bool PartTimeToo,
    int YearStartMonth, int FailsForAnnualFail, bool OneFailCapsAnnual, bool AnnualFailsByMean, bool LateNeedsDecision, decimal? RewardPerReport)
{
    public AssessmentYear Calendar => new(YearStartMonth);

    public string GradeOf(decimal total) =>
        total >= QualifiedFrom ? AssessmentGrades.Qualified : total >= BasicFrom ? AssessmentGrades.Basic : AssessmentGrades.Unqualified;

    /// <summary>Of a hundred, to one decimal.</summary>
    public decimal TotalOf(int ability, int attitude, int performance)
    {
        var weights = AbilityWeight + AttitudeWeight + PerformanceWeight;
        var sum = ((decimal)ability * AbilityWeight) + ((decimal)attitude * AttitudeWeight) + ((decimal)performance * PerformanceWeight);
        return Math.Round(sum * 100 / (weights * MaxScore), 1, MidpointRounding.AwayFromZero);
    }
}

/// <summary>Reads the rules of the published version.</summary>
internal sealed class AssessmentRuleBook(IDefinitionVariables variables)
{
    public const string Process = "staff-assessment";

    /// <summary>Null where no version of the process is published.</summary>
    /// <param name="ofTask">What the version of a running task says, by the same names.</param>
    public async Task<AssessmentRules?> CurrentAsync(CancellationToken ct, JsonObject? ofTask = null)
    {
        var values = new Dictionary<string, string>(await variables.OfAsync(Process, ct), StringComparer.Ordinal);
        foreach (var (name, value) in ofTask ?? [])
        {
            if (value is JsonValue && values.ContainsKey(name))
            {
                values[name] = value.ToString();
            }
        }

        return values.Count == 0 ? null : new AssessmentRules(
            Math.Max(Number(values, "maxScore"), 1), Number(values, "abilityWeight"), Number(values, "attitudeWeight"), Number(values, "performanceWeight"),
            Number(values, "qualifiedFrom"), Number(values, "basicFrom"), Number(values, "minServedDays"), Yes(values, "partTimeToo"),
            Math.Clamp(Number(values, "yearStartMonth"), 1, 12), Math.Max(Number(values, "failsForAnnualFail"), 1), Yes(values, "oneFailCapsAnnual"),
            Yes(values, "annualFailsByMean"), Yes(values, "lateNeedsDecision"),
            decimal.TryParse(values.GetValueOrDefault("rewardPerReport"), NumberStyles.Number, CultureInfo.InvariantCulture, out var reward) ? reward : null);
    }

    private static int Number(Dictionary<string, string> values, string name) =>
        decimal.TryParse(values.GetValueOrDefault(name), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? (int)number : 0;

    private static bool Yes(Dictionary<string, string> values, string name) => bool.TryParse(values.GetValueOrDefault(name), out var yes) && yes;
}
