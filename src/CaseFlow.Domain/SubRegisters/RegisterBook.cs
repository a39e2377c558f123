using CaseFlow.Domain.Enterprises;
using CaseFlow.Domain.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Domain.SubRegisters;

/// <summary>Rows to work on: those of enterprises that who asks sees.</summary>
internal sealed class RegisterBook(CaseFlowDb db, ISeenEnterprises enterprises, RequestContext context, TimeProvider time)
{
    /// <summary>A row that is not ended; the command is about its enterprise.</summary>
    public async Task<Result<RegisterEntry>> OpenAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<RegisterEntry>().FirstOrDefaultAsync(r => r.Id == id && enterprises.Rows.Any(e => e.Id == r.EnterpriseId), ct) is not { } entry)
        {
            return Refusal.NotFound("register.unknown");
        }

        context.SubjectId = entry.EnterpriseId;
        return entry.Until is { } until ? Refusal.Conflict("register.ended", entry.Name, until.ToLongText()) : entry;
    }

    /// <summary>Rows verified before this day are due again by the standard that holds today.</summary>
    public async Task<(int Months, DateOnly Before)> DueAsync(CancellationToken ct)
    {
        var today = time.Today();
        var months = await db.Set<VerificationStandard>().Where(s => s.FirstDay <= today).OrderByDescending(s => s.FirstDay).Select(s => s.Months).FirstAsync(ct);
        return (months, today.AddMonths(-months));
    }
}

internal sealed class SubRegistersFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddScoped<RegisterBook>();
        services.AddScoped<IRegisterRecord, RegisterRecord>();
    }
}
