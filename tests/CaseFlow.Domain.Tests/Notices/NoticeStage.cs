using CaseFlow.Domain.Kernel;
using CaseFlow.Domain.Notices;
using CaseFlow.Domain.People;
using CaseFlow.Host.Persistence;
using CaseFlow.Testing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Unit = CaseFlow.Domain.People.Unit;

namespace CaseFlow.Domain.Tests.Notices;

/// <summary>A subject, and people in posts who may be told about it.</summary>
internal sealed class NoticeStage : IAsyncDisposable
{
    public static readonly Guid Subject = Guid.Parse("aaaaaaaa-0000-0000-0000-000000000002");

    private NoticeStage(TestDistrict district, Surroundings around) => (District, Around) = (district, around);

    public TestDistrict District { get; }

    public Surroundings Around { get; }

    public DateTimeOffset Now => District.Time.GetUtcNow();

    public static async Task<NoticeStage> StartAsync(DatabaseProvider database, bool mailIsOn = true)
    {
        var around = new Surroundings();
        var district = await TestDistrict.StartAsync(database, configure: services =>
        {
            around.Register(services);
            services.Replace(ServiceDescriptor.Singleton<IMailSwitch>(new Mail(mailIsOn)));
        });
        return new NoticeStage(district, around);
    }

    public Task<Result<NoticesSent>> SendAsync(string key, params string[] to) =>
        District.SendAsync(new SendNotice(Subject, key, to, "挂牌：{number}", "{case}，请办理"));

    public Task<Result<T>> AsAsync<T>(Guid person, IRequest<Result<T>> request) =>
        District.SendAsync(request, new Actor(person, "某人", Guid.NewGuid(), "某单位", null, new HashSet<string>()));

    public async Task<NoticePage> NoticesOfAsync(Guid person, int size = 20, bool onlyUnread = false) =>
        (await AsAsync(person, new MyNotices(new PageRequest(1, size), onlyUnread))).Value;

    public Task<int> CountAsync() => District.WithDbAsync(db => db.Set<Notice>().CountAsync());

    public async Task<Guid> UnitAsync(string name)
    {
        var unit = new Unit { Id = Guid.CreateVersion7(), Kind = UnitKind.Street, Name = name, RegionPath = "610100/610113/610113001/" };
        await AddAsync(unit);
        return unit.Id;
    }

    public async Task<Guid> PersonAsync(string name, Guid unit, string role, string? mail = null, DateTimeOffset? until = null)
    {
        var person = new Person { Id = Guid.CreateVersion7(), Name = name, Mail = mail };
        await AddAsync(person);
        await AddAsync(new Post { Id = Guid.CreateVersion7(), PersonId = person.Id, Role = role, UnitId = unit, ValidFrom = Now.AddYears(-1), ValidTo = until });
        return person.Id;
    }

    public Task AddAsync(object row) => District.WithDbAsync(db =>
    {
        db.Add(row);
        return db.SaveChangesAsync();
    });

    public ValueTask DisposeAsync() => District.DisposeAsync();

    private sealed record Mail(bool IsOn) : IMailSwitch;
}
