using System.Text.Json.Nodes;
using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaseFlow.Domain.Publicity;

/// <summary>Materials, receipts and activities as subjects of their files: a receipt's are seen by who sees the enterprise.</summary>
internal sealed class PublicitySubjects(CaseFlowDb db, MaterialScope scope, ISeenEnterprises enterprises) : ISubjectDirectory
{
    public async Task<Subject?> FindAsync(Guid subjectId, CancellationToken ct) =>
        await MaterialAsync(subjectId, ct) ?? await ReceiptAsync(subjectId, ct)
        ?? await db.Set<PublicityActivity>().Where(a => a.Id == subjectId)
            .Select(a => new Subject(a.Id, "publicity-activity", null, a.Topic, a.Place, a.RegionPath)).FirstOrDefaultAsync(ct);

    public async Task<JsonObject?> FactsAsync(Guid subjectId, CancellationToken ct) => await FindAsync(subjectId, ct) is { } found ? new JsonObject { ["title"] = found.Title } : null;

    private async Task<Subject?> MaterialAsync(Guid id, CancellationToken ct) =>
        await scope.FindAsync(id, ct) is { } material ? new Subject(material.Id, "material", material.DocumentNumber, material.Title, "", material.RegionPath) : null;

    private async Task<Subject?> ReceiptAsync(Guid id, CancellationToken ct) =>
        await (
            from receipt in db.Set<MaterialReceipt>()
            join enterprise in enterprises.Rows on receipt.EnterpriseId equals enterprise.Id
            where receipt.Id == id
            select new Subject(receipt.Id, "material-receipt", null, enterprise.Name, enterprise.Address, enterprise.RegionPath)).FirstOrDefaultAsync(ct);
}
