using System.Text.Json.Serialization;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Bulletins;

/// <summary>One thing that was counted for a score; text: resource <c>bulletin-fact.&lt;key&gt;</c> with both numbers.</summary>
/// <param name="Names">Which ones, for those that cost something.</param>
public sealed record BulletinFact(string Key, decimal Count, decimal Of, string? Names = null)
{
    [JsonIgnore]
    public string Text => TextCatalog.Get($"bulletin-fact.{Key}", Count, Of) + (Names is null ? "" : TextCatalog.Get("bulletin-fact.names", Names));
}

/// <param name="Score">Of a hundred; null: does not apply, or is not there yet.</param>
/// <param name="Points">What it adds to the total.</param>
/// <param name="Missing">Somebody has yet to enter it.</param>
/// <param name="Measured">What the records gave, where a score was entered in its place.</param>
/// <param name="Files">Of the evidence; null in what was announced before there were any.</param>
public sealed record DimensionScore(
    string Dimension, decimal? Score, decimal Points, bool Missing, decimal? Measured, IReadOnlyList<BulletinFact> Facts, string? Evidence, string? EnteredBy,
    IReadOnlyList<EvidenceFile>? Files = null)
{
    [JsonIgnore]
    public string Name => BulletinWords.Dimension(Dimension);
}

/// <param name="Rank">Equal totals have equal ranks, and the next ranks are skipped (C56).</param>
public sealed record RankedUnit(Guid UnitId, string Name, string League, string RegionPath, int Rank, decimal Total, IReadOnlyList<DimensionScore> Scores);

public sealed record RankLine(Guid UnitId, string Name, int Rank, decimal Total);

/// <summary>The whole of a bulletin as it is announced: its period, its weights and both leagues.</summary>
public sealed record BulletinContent(string District, int Year, int Quarter, DateOnly FirstDay, DateOnly LastDay, BulletinRules Rules, IReadOnlyList<RankedUnit> Units)
{
    public IEnumerable<RankedUnit> League(string league) => Units.Where(u => u.League == league);

    public IReadOnlyList<RankLine> Lines(string league) => [.. League(league).Select(u => new RankLine(u.UnitId, u.Name, u.Rank, u.Total))];

    /// <summary>With another score of one dimension of one unit, and all ranks anew.</summary>
    public BulletinContent With(Guid unitId, string dimension, decimal score) => this with
    {
        Units = BulletinRanking.Rank(
            [.. Units.Select(u => u.UnitId != unitId ? u : u with { Scores = [.. u.Scores.Select(s => s.Dimension == dimension ? s with { Score = score, Missing = false } : s)] })], Rules),
    };
}

/// <summary>Points, totals and ranks from scores.</summary>
public static class BulletinRanking
{
    private const int Decimals = 2;

    /// <summary>Each league by itself, the best first; equal totals by name.</summary>
    public static IReadOnlyList<RankedUnit> Rank(IReadOnlyCollection<RankedUnit> units, BulletinRules rules)
    {
        var added = units.Select(u => Add(u, rules)).ToLookup(u => u.League);
        return
        [
            .. from league in BulletinLeagues.All
               from unit in added[league].OrderByDescending(u => u.Total).ThenBy(u => u.RegionPath, StringComparer.Ordinal).ThenBy(u => u.Name, StringComparer.Ordinal)
               select unit with { Rank = 1 + added[league].Count(other => other.Total > unit.Total) },
        ];
    }

    private static RankedUnit Add(RankedUnit unit, BulletinRules rules)
    {
        var rescale = rules.NotApplicable == NotApplicableRules.Rescale;
        var weights = unit.Scores.Where(s => !rescale || s.Score is not null || s.Missing).Sum(s => rules.Weights[s.Dimension]);
        var scores = unit.Scores.Select(s => s with { Points = Math.Round(Points(s), Decimals, MidpointRounding.AwayFromZero) }).ToList();

        // Of the exact points, so that what is rounded in eight places does not decide a rank.
        return unit with { Scores = scores, Total = Math.Round(unit.Scores.Sum(Points), Decimals, MidpointRounding.AwayFromZero) };

        decimal Points(DimensionScore s) => s switch
        {
            { Missing: true } => 0,
            { Score: { } score } => weights == 0 ? 0 : score * rules.Weights[s.Dimension] / weights,
            _ => rescale ? 0 : rules.Weights[s.Dimension] * BulletinRules.Full / weights,
        };
    }
}
