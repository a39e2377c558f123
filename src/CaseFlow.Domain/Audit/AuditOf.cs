using System.Text.Json.Nodes;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Domain.Processes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Audit;

/// <summary>The audit of one subject, newest first, for those who supervise or audit and may see the subject.</summary>
[AllowedTo(Roles.DistrictOffice, Roles.ListingBody, Roles.DistrictLeader, Roles.CityOffice, Roles.AuditAdministrator)]
public sealed record AuditOf(Guid SubjectId, PageRequest? Page = null) : IQuery<AuditView>;

/// <param name="FirstBroken">The first entry whose hash does not fit its content and its predecessor; null while the chain holds.</param>
public sealed record AuditView(Page<AuditItem> Page, int? FirstBroken);

/// <param name="Command">Its name as people read it, resource <c>command.&lt;name&gt;</c>.</param>
/// <param name="Effects">What ran inside it, in order.</param>
/// <param name="Refusals">The refusals in words; empty when it succeeded.</param>
public sealed record AuditItem(
    int Sequence, DateTimeOffset At, string ActorName, string UnitName, string Origin, string Command, IReadOnlyList<string> Effects,
    bool Succeeded, IReadOnlyList<string> Refusals, IReadOnlyList<AuditChange> Changes);

/// <param name="Change"><c>added</c>, <c>modified</c> or <c>deleted</c>.</param>
public sealed record AuditChange(string Entity, string Change, IReadOnlyList<AuditValue> Values);

public sealed record AuditValue(string Name, string? Before, string? After);

internal sealed class AuditOfHandler(CaseFlowDb db, Subjects subjects) : IRequestHandler<AuditOf, Result<AuditView>>
{
    public async Task<Result<AuditView>> Handle(AuditOf request, CancellationToken cancellationToken)
    {
        if (await subjects.FindAsync(request.SubjectId, cancellationToken) is null)
        {
            return Refusal.NotFound("audit.subject-unknown");
        }

        var page = request.Page ?? new PageRequest();
        var chain = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Chain == request.SubjectId)
            .OrderBy(e => e.Sequence).ToListAsync(cancellationToken);
        var items = chain.AsEnumerable().Reverse().Skip(page.Skip).Take(page.Take).Select(ToItem).ToList();
        return new AuditView(new Page<AuditItem>(items, chain.Count, page.Number, page.Take), AuditSeal.FirstBroken(chain));
    }

    private static AuditItem ToItem(AuditEntry e) => new(
        e.Sequence, e.At, e.ActorName, e.UnitName, e.Origin, Name(e.Command), [.. Split(e.Effects).Select(Name)],
        e.Succeeded, [.. Split(e.Refusals).Select(code => TextCatalog.Find(code) ?? code)], Changes(e.Changes));

    private static string Name(string command) => TextCatalog.Find($"command.{command}") ?? command;

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static List<AuditChange> Changes(string json) =>
    [
        .. from change in JsonNode.Parse(json)!.AsArray()
           let before = change["before"]?.AsObject()
           let after = change["after"]?.AsObject()
           let names = (before?.Select(p => p.Key) ?? []).Union(after?.Select(p => p.Key) ?? [])
           select new AuditChange(change["entity"]!.GetValue<string>(), change["change"]!.GetValue<string>(),
               [.. names.Select(n => new AuditValue(n, before?[n]?.GetValue<string>(), after?[n]?.GetValue<string>()))]),
    ];
}
