using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Domain.Enterprises;

/// <summary>The industries of GB/T 4754-2017 whose code begins with, or whose name holds, what is asked; classes first.</summary>
[AnyRole]
public sealed record FindIndustries(string? Search = null, int Take = 30) : IQuery<IReadOnlyList<Industry>>;

/// <param name="Code">Two digits (division) to four (class).</param>
public sealed record Industry(string Code, string Name);

internal sealed class FindIndustriesHandler : IRequestHandler<FindIndustries, Result<IReadOnlyList<Industry>>>
{
    private static readonly Lazy<IReadOnlyList<Industry>> All = new(Read);

    public Task<Result<IReadOnlyList<Industry>>> Handle(FindIndustries request, CancellationToken cancellationToken)
    {
        var words = request.Search?.Trim() ?? "";
        Industry[] found =
        [
            .. All.Value.Where(i => i.Code.StartsWith(words, StringComparison.Ordinal) || i.Name.Contains(words, StringComparison.OrdinalIgnoreCase)
                    || $"{i.Code} {i.Name}" == words)
                .OrderByDescending(i => i.Code.Length).ThenBy(i => i.Code, StringComparer.Ordinal).Take(Math.Clamp(request.Take, 1, PageRequest.MaxSize)),
        ];
        return Task.FromResult<Result<IReadOnlyList<Industry>>>(found);
    }

    // Sections have a letter for a code; enterprises are told apart below them.
    private static Industry[] Read()
    {
        using var stream = typeof(FindIndustriesHandler).Assembly.GetManifestResourceStream("Enterprises.gbt4754_2017.csv")!;
        using var reader = new StreamReader(stream);
        return
        [
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))
                .Where(fields => char.IsAsciiDigit(fields[0][0])).Select(fields => new Industry(fields[0], fields[1])),
        ];
    }
}
