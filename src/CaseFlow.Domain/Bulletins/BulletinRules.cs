using System.Globalization;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;

namespace CaseFlow.Domain.Bulletins;

/// <summary>
/// The figures of the process <c>quarterly-bulletin</c> (A-14), as its published version has them when a bulletin opens; the
/// bulletin keeps them, so that a later version changes none that was begun.
/// </summary>
/// <param name="Weights">Of each of <see cref="BulletinDimensions"/>; they add up to a hundred.</param>
/// <param name="Measured">By league, the dimensions that are drawn from the records.</param>
/// <param name="Entered">By league, those that the district office scores; where a dimension is both, its score replaces the drawn one.</param>
/// <param name="NotApplicable">One of <see cref="NotApplicableRules"/>.</param>
/// <param name="LateScore">Of a hundred, for a report that came late; <paramref name="MissingScore"/> for one that did not come (C12).</param>
/// <param name="CommunityShare">How many percent of a street's dimension ③ its communities' reports make (C5).</param>
/// <param name="OverdueCost">Points of a hundred that an overdue listed case costs, once (C42).</param>
/// <param name="ObjectionsBlock">Whether nothing is approved while an objection is unanswered; so it is where a bulletin was opened before there was the rule.</param>
public sealed record BulletinRules(
    IReadOnlyDictionary<string, decimal> Weights, IReadOnlyDictionary<string, IReadOnlyList<string>> Measured, IReadOnlyDictionary<string, IReadOnlyList<string>> Entered,
    string NotApplicable, decimal LateScore, decimal MissingScore, decimal CommunityShare, decimal OverdueCost,
    bool ObjectionsBlock = true)
{
    public const decimal Full = 100;

    public bool IsMeasured(string league, string dimension) => Measured[league].Contains(dimension);

    public bool IsEntered(string league, string dimension) => Entered[league].Contains(dimension);

    /// <summary>Why nothing can be ranked by them; null when they are sound.</summary>
    public Refusal? Fault()
    {
        if (Weights.Values.Any(w => w < 0) || Weights.Values.Sum() != Full)
        {
            return Refusal.Conflict("bulletin.weights", Weights.Values.Sum());
        }

        foreach (var league in BulletinLeagues.All)
        {
            if (BulletinDimensions.All.FirstOrDefault(d => !IsMeasured(league, d) && !IsEntered(league, d)) is { } nobody)
            {
                return Refusal.Conflict("bulletin.dimension-unscored", BulletinWords.League(league), BulletinWords.Dimension(nobody));
            }

            if (Measured[league].Concat(Entered[league]).FirstOrDefault(d => !BulletinDimensions.All.Contains(d)) is { } unknown)
            {
                return Refusal.Conflict("bulletin.dimension-unknown", unknown);
            }
        }

        return MissingScore < 0 || MissingScore > LateScore || LateScore > Full ? Refusal.Conflict("bulletin.missing-above-late", MissingScore, LateScore) : null;
    }
}

internal sealed class BulletinRuleBook(IDefinitionVariables variables)
{
    public const string Process = "quarterly-bulletin";

    /// <summary>Refused where no version is published, and where its figures are not sound.</summary>
    public async Task<Result<BulletinRules>> CurrentAsync(CancellationToken ct)
    {
        var values = await variables.OfAsync(Process, ct);
        if (values.Count == 0)
        {
            return Refusal.Conflict("bulletin.no-rules");
        }

        var rules = new BulletinRules(
            BulletinDimensions.All.ToDictionary(d => d, d => Number($"weight{char.ToUpperInvariant(d[0])}{d[1..]}")), Lists("Measured"), Lists("Entered"),
            values.GetValueOrDefault("notApplicable") == NotApplicableRules.Rescale ? NotApplicableRules.Rescale : NotApplicableRules.Full,
            Number("lateScore"), Number("missingScore"), Math.Clamp(Number("communityShare"), 0, BulletinRules.Full), Number("overdueCost"),
            !string.Equals(values.GetValueOrDefault("objectionsBlock"), bool.FalseString, StringComparison.OrdinalIgnoreCase));
        return rules.Fault() is { } fault ? fault : rules;

        decimal Number(string name) => decimal.TryParse(values.GetValueOrDefault(name), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : -1;

        Dictionary<string, IReadOnlyList<string>> Lists(string ending) => BulletinLeagues.All.ToDictionary(
            league => league,
            league => (IReadOnlyList<string>)values.GetValueOrDefault(league + ending, "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}

internal static class BulletinWords
{
    public static string League(string league) => TextCatalog.Get($"bulletin-league.{league}");

    public static string Dimension(string dimension) => TextCatalog.Get($"bulletin-dimension.{dimension}");

    public static string State(string state) => TextCatalog.Get($"bulletin-state.{state}");

    public static string Objection(string state) => TextCatalog.Get($"objection-state.{state}");

    public static string Period(int year, int quarter) => TextCatalog.Get("assessment.quarter", year, quarter);
}
