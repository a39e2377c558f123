using System.Globalization;
using CaseFlow.Domain.Processes;

namespace CaseFlow.Domain.TipOffs;

/// <summary>The figures of the process <c>tip-off</c> in its published version: what the district sets holds for those on their way too.</summary>
/// <param name="LookMinutes">For how long a recorded look at an original opens its photos.</param>
/// <param name="Percent">Of the fine; with <paramref name="Least"/> and <paramref name="Most"/> in yuan. Null: the district has set none .</param>
public sealed record TipOffRules(int MaxPhotos, int LookMinutes, decimal? Percent, decimal? Least, decimal? Most)
{
    public bool AmountsAreSet => Percent is not null && Least is not null && Most is not null;

    /// <summary>The share of the fine, not below the least and not above the most; the least where there is no fine.</summary>
    public decimal Limit(decimal fine) => Math.Max(Least ?? 0, Math.Min(Most ?? 0, Math.Round(fine * (Percent ?? 0) / 100, 2, MidpointRounding.AwayFromZero)));
}

internal sealed class TipOffRuleBook(IDefinitionVariables variables)
{
    public const string Process = "tip-off";

    public async Task<TipOffRules> ReadAsync(CancellationToken ct)
    {
        var values = await variables.OfAsync(Process, ct);
        return new TipOffRules((int)(Number("maxPhotos") ?? 0), (int)(Number("lookMinutes") ?? 0), Number("rewardPercent"), Number("rewardLeast"), Number("rewardMost"));

        decimal? Number(string name) => decimal.TryParse(values.GetValueOrDefault(name), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
