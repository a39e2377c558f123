using System.Globalization;
using CaseFlow.Domain.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.Documents;

/// <summary>
/// Numbers in an office's style, gapless in each series and year: <c>雁安督〔{year}〕{n}号</c> gives 雁安督〔2026〕12号. A refused or
/// failed command gives its number back.
/// </summary>
public sealed class Numbering(CaseFlowDb db, IDatabaseDialect dialect, TimeProvider time)
{
    private const string Year = "{year}";
    private const string Count = "{n}";

    public static bool IsFormat(string? format) => format?.Contains(Count, StringComparison.Ordinal) == true;

    /// <param name="series">Keeps counters of the same format apart: cases and documents are numbered each by itself.</param>
    /// <param name="format">Holds {n}, and {year} where counting begins anew each year.</param>
    public async Task<string> NextAsync(string series, string format, CancellationToken ct)
    {
        if (!IsFormat(format))
        {
            throw new ArgumentException($"The number format '{format}' lacks {Count}.", nameof(format));
        }

        var ofYear = format.Replace(Year, time.Today().Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var next = await dialect.NextAsync(db, $"{series}:{ofYear}", ct);
        return ofYear.Replace(Count, next.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}

internal sealed class DocumentsFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddScoped<Numbering>();
}
