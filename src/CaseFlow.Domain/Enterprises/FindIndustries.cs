using CaseFlow.Domain.Kernel;
using MediatR;

namespace CaseFlow.Domain.Enterprises;

/// <summary>The industries of GB/T 4754-2017 whose code begins with, or whose name holds, what is asked; classes first.</summary>
[AnyRole]
public sealed record FindIndustries(string? Search = null, int Take = 30) : IQuery<IReadOnlyList<Industry>>;

internal sealed class FindIndustriesHandler : IRequestHandler<FindIndustries, Result<IReadOnlyList<Industry>>>
{
    public Task<Result<IReadOnlyList<Industry>>> Handle(FindIndustries request, CancellationToken cancellationToken)
    {
        var words = request.Search?.Trim() ?? "";
        Industry[] found =
        [
            .. Industries.All.Where(i => i.Code.StartsWith(words, StringComparison.Ordinal) || i.Name.Contains(words, StringComparison.OrdinalIgnoreCase) || $"{i.Code} {i.Name}" == words)
                .Take(Math.Clamp(request.Take, 1, PageRequest.MaxSize)),
        ];
        return Task.FromResult<Result<IReadOnlyList<Industry>>>(found);
    }
}
