using CaseFlow.Domain.Audit;
using CaseFlow.Domain.Kernel;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaseFlow.Host.Tests.Requests;

public sealed class PipelineTests
{
    private static readonly Guid Subject = Guid.Parse("11111111-1111-1111-1111-111111111111");

    private static readonly Actor Officer = new(Guid.Parse("22222222-2222-2222-2222-222222222222"), "张伟", Guid.NewGuid(), "小寨路街道", "610100/", new HashSet<string> { "tester" });

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Same_key_gives_the_same_answer_and_one_effect(DatabaseProvider database)
    {
        await using var district = await StartAsync(database);
        var command = new OpenTo(Subject, Guid.NewGuid());
        var first = await district.SendAsync(command, Officer, "k1");
        var again = await district.SendAsync(command, Officer, "k1");
        again.Value.ShouldBe(first.Value);
        (await CountAsync(district)).ShouldBe(1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Same_key_for_something_else_is_refused(DatabaseProvider database)
    {
        await using var district = await StartAsync(database);
        await district.SendAsync(new OpenTo(Subject, Guid.NewGuid()), Officer, "k1");
        var other = await district.SendAsync(new OpenTo(Subject, Guid.NewGuid()), Officer, "k1");
        other.Refusals.Single().Code.ShouldBe("idempotency.other-request");
        (await CountAsync(district)).ShouldBe(1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Same_key_sent_at_once_from_many_sides_has_one_effect(DatabaseProvider database)
    {
        await using var district = await StartAsync(database);
        var command = new OpenTo(Subject, Guid.NewGuid());
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => district.SendAsync(command, Officer, "same")));
        answers.ShouldAllBe(a => a.Succeeded && a.Value == answers[0].Value);
        (await CountAsync(district)).ShouldBe(1);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Refused_command_writes_nothing_but_its_audit(DatabaseProvider database)
    {
        await using var district = await StartAsync(database);
        var refused = await district.SendAsync(new OpenTo(Subject, Guid.NewGuid(), Refuse: true), Officer);
        refused.Refusals.Single().Code.ShouldBe("test.refused");
        (await CountAsync(district)).ShouldBe(0);
        var entry = (await AuditAsync(district)).Single();
        (entry.Succeeded, entry.Refusals, entry.ActorName, entry.Changes).ShouldBe((false, "test.refused", "张伟", "[]"));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Audit_holds_what_changed_and_chains_by_subject(DatabaseProvider database)
    {
        await using var district = await StartAsync(database);
        var unit = Guid.NewGuid();
        await district.SendAsync(new OpenTo(Subject, unit), Officer);
        await district.SendAsync(new OpenTo(Subject, Guid.NewGuid()), Officer);
        var entries = await AuditAsync(district);
        entries.Select(e => e.Sequence).ShouldBe([1, 2]);
        entries[0].Changes.ShouldContain(unit.ToString());
        entries[0].Effects.ShouldBe("Inner");
        entries[0].Hash.ShouldBe(AuditSeal.Hash(entries[0], ""));
        entries[1].Hash.ShouldBe(AuditSeal.Hash(entries[1], entries[0].Hash));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Who_lacks_the_role_is_refused_told_which_it_takes_and_audited(DatabaseProvider database)
    {
        await using var district = await StartAsync(database);
        var refused = await district.SendAsync(new OpenTo(Subject, Guid.NewGuid()), Officer with { Roles = new HashSet<string>() });
        refused.Refusals.Single().Kind.ShouldBe(RefusalKind.Forbidden);
        refused.Refusals.Single().Code.ShouldBe("access.role");
        var entry = (await AuditAsync(district)).Single();
        (entry.Succeeded, entry.Command, entry.Refusals, entry.ActorName).ShouldBe((false, nameof(OpenTo), "access.role", "张伟"));
    }

    [Fact]
    public async Task Process_commands_are_closed_to_people()
    {
        await using var district = await StartAsync(DatabaseProvider.Sqlite);
        (await district.SendAsync(new Inner(), Officer)).Refusals.Single().Code.ShouldBe("access.process-only");
    }

    [Fact]
    public async Task All_faults_of_the_input_are_told_at_once_by_field()
    {
        await using var district = await StartAsync(DatabaseProvider.Sqlite);
        var refused = await district.SendAsync(new OpenTo(Guid.Empty, Guid.Empty), Officer);
        refused.Refusals.Select(r => (r.Field, r.Code)).ShouldBe([("subjectId", "validation.not-empty"), ("unitId", "validation.not-empty")]);
    }

    private static Task<TestDistrict> StartAsync(DatabaseProvider database) => TestDistrict.StartAsync(database, configure: services =>
    {
        services.AddScoped<IRequestHandler<OpenTo, Result<Guid>>, OpenToHandler>();
        services.AddScoped<IRequestHandler<Inner, Result<Done>>, InnerHandler>();
        services.AddScoped<IValidator<OpenTo>, OpenToValidator>();
    });

    private static Task<int> CountAsync(TestDistrict district) => district.WithDbAsync(db => db.Set<UnitAccess>().CountAsync());

    private static Task<List<AuditEntry>> AuditAsync(TestDistrict district) =>
        district.WithDbAsync(db => db.Set<AuditEntry>().Where(e => e.Chain == Subject).OrderBy(e => e.Sequence).ToListAsync());
}

[AllowedTo("tester")]
public sealed record OpenTo(Guid SubjectId, Guid UnitId, bool Refuse = false) : ICommand<Guid>, IConcerns;

[ProcessOnly]
public sealed record Inner : ICommand<Done>;

internal sealed class OpenToValidator : AbstractValidator<OpenTo>
{
    public OpenToValidator()
    {
        RuleFor(x => x.SubjectId).NotEmpty();
        RuleFor(x => x.UnitId).NotEmpty();
    }
}

internal sealed class OpenToHandler(CaseFlowDb db, IMediator mediator, RequestContext context) : IRequestHandler<OpenTo, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(OpenTo request, CancellationToken cancellationToken)
    {
        db.Add(new UnitAccess { SubjectId = request.SubjectId, UnitId = request.UnitId });
        using (context.EnterProcess())
        {
            await mediator.Send(new Inner(), cancellationToken);
        }

        return request.Refuse ? new Refusal("test.refused") : request.UnitId;
    }
}

internal sealed class InnerHandler : IRequestHandler<Inner, Result<Done>>
{
    public Task<Result<Done>> Handle(Inner request, CancellationToken cancellationToken) => Task.FromResult<Result<Done>>(Done.Value);
}
