using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Host.Tests.Requests;
using CaseFlow.Testing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Host.Tests.Audit;

public sealed class AuditSealTests
{
    private static readonly Guid Subject = Guid.Parse("33333333-3333-3333-3333-333333333333");

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Untouched_chain_holds_after_a_round_trip_through_the_database(DatabaseProvider database)
    {
        await using var district = await WithThreeEntriesAsync(database);
        AuditSeal.FirstBroken(await ChainAsync(district)).ShouldBeNull();
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Changed_row_is_named(DatabaseProvider database)
    {
        await using var district = await WithThreeEntriesAsync(database);
        await district.WithDbAsync(db => db.Set<AuditEntry>().Where(e => e.Chain == Subject && e.Sequence == 2)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.ActorName, "别人")));
        AuditSeal.FirstBroken(await ChainAsync(district)).ShouldBe(2);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Missing_row_is_named(DatabaseProvider database)
    {
        await using var district = await WithThreeEntriesAsync(database);
        await district.WithDbAsync(db => db.Set<AuditEntry>().Where(e => e.Chain == Subject && e.Sequence == 1).ExecuteDeleteAsync());
        AuditSeal.FirstBroken(await ChainAsync(district)).ShouldBe(1);
    }

    [Fact]
    public async Task Audit_of_a_subject_outside_the_scope_reads_like_one_that_is_not_there()
    {
        await using var district = await WithThreeEntriesAsync(DatabaseProvider.Sqlite);
        var auditor = new Actor(Guid.NewGuid(), "审计员", Guid.NewGuid(), "区安委办", "610100/", new HashSet<string> { Roles.AuditAdministrator });
        (await district.SendAsync(new AuditOf(Subject), auditor)).Refusals.Single().Code.ShouldBe("audit.subject-unknown");
        (await district.SendAsync(new AuditOf(Subject), auditor with { Roles = new HashSet<string> { Roles.StreetOfficer } })).Refusals.Single().Code.ShouldBe("access.role");
    }

    private static async Task<TestDistrict> WithThreeEntriesAsync(DatabaseProvider database)
    {
        var district = await TestDistrict.StartAsync(database, configure: services =>
        {
            services.AddScoped<IRequestHandler<OpenTo, Result<Guid>>, OpenToHandler>();
            services.AddScoped<IRequestHandler<Inner, Result<Done>>, InnerHandler>();
        });
        for (var i = 0; i < 3; i++)
        {
            (await district.SendAsync(new OpenTo(Subject, Guid.NewGuid()))).Succeeded.ShouldBeTrue();
        }

        return district;
    }

    private static Task<List<AuditEntry>> ChainAsync(TestDistrict district) =>
        district.WithDbAsync(db => db.Set<AuditEntry>().AsNoTracking().Where(e => e.Chain == Subject).OrderBy(e => e.Sequence).ToListAsync());
}
