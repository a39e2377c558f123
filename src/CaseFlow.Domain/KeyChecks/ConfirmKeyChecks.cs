using System.Text.Json.Nodes;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.KeyChecks;

/// <summary>The holder says that all is done; what is not checked is named. Checks themselves complete the task without being asked.</summary>
[ViaWorkItem(Form)]
public sealed record ConfirmKeyChecks(Guid SubjectId, JsonObject? Parameters) : ICommand<Done>, IConcerns
{
    public const string Form = "key-checks-done";
}

internal sealed class ConfirmKeyChecksHandler(KeyCheckBook book, ISeenEnterprises enterprises, RequestContext context) : IRequestHandler<ConfirmKeyChecks, Result<Done>>
{
    private const int MostNames = 5;

    public async Task<Result<Done>> Handle(ConfirmKeyChecks request, CancellationToken cancellationToken)
    {
        using var _ = context.EnterProcess();
        if (await book.FindAsync(request.SubjectId, cancellationToken) is not { } round)
        {
            return Refusal.NotFound("key-check.unknown");
        }

        var open = (await book.SettleAsync(round, cancellationToken)).Where(d => d.State == KeyCheckStates.Open).Select(d => d.EnterpriseId).ToList();
        if (open.Count == 0)
        {
            return Done.Value;
        }

        var names = await enterprises.Rows.Where(e => open.Contains(e.Id)).OrderBy(e => e.Name).Select(e => e.Name).Take(MostNames).ToListAsync(cancellationToken);
        return Refusal.Conflict("key-check.open", open.Count, string.Join('、', names));
    }
}
