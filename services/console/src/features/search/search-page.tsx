import { type Page, type SearchHit, words } from '@duban/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Input, Skeleton } from 'antd';
import { type JSX } from 'react';
import { Link } from 'react-router';
import { get } from '../../api';
import { MatterFilters, useFilters } from '../../shared/matter-filters';
import { Failed } from '../../shared/states';
import { Light } from '../../shared/words';
import { Tag } from '../../shared/tag';

/** 检索: titles, instructions, reports, document numbers; what was asked for is marked where it was found. */
export const SearchPage = (): JSX.Element => {
  const { query, set } = useFilters();
  const text = query['text'] ?? '';
  const hits = useInfiniteQuery({
    queryKey: ['search', query],
    enabled: text !== '',
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      get<Page<SearchHit>>(
        `/api/search?${new URLSearchParams({ ...query, ...(pageParam ? { after: pageParam } : {}) }).toString()}`,
      ),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const list = hits.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page">
      <h1 className="page-title">检索</h1>
      <p className="page-note">在您可以查看的事项中,查找标题、批示、来文、进展、报告、文号;多个词用空格隔开</p>
      <Input.Search
        key={text}
        size="large"
        defaultValue={text}
        placeholder="如:饮水 水利局"
        allowClear
        enterButton="检索"
        aria-label="检索词"
        onSearch={(value) => set({ text: value.trim() })}
        style={{ marginBottom: 12 }}
      />
      <MatterFilters text={false} />
      {text === '' ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="请输入检索词" />
      ) : hits.isPending ? (
        <Skeleton active />
      ) : hits.isError ? (
        <Failed error={hits.error} retry={() => void hits.refetch()} />
      ) : list.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={`没有找到“${text}”,请换一个词或放宽筛选`} />
      ) : (
        list.map((hit) => <Hit key={hit.matterId} hit={hit} />)
      )}
      {hits.hasNextPage && (
        <Button block loading={hits.isFetchingNextPage} onClick={() => void hits.fetchNextPage()}>
          再看一页
        </Button>
      )}
    </div>
  );
};

const Hit = ({ hit }: { hit: SearchHit }): JSX.Element => (
  <article className="card hit" aria-label={hit.title}>
    <h3>
      <Link to={`/matters/${hit.matterId}`}>{hit.title}</Link>
      <Light light={hit.light} />
    </h3>
    <p className="quiet">
      {[hit.matterNo ?? hit.registerNo, hit.leader, hit.leadUnits, words.matterStatus[hit.status]]
        .filter(Boolean)
        .join(' · ')}
    </p>
    {hit.found.map(({ kind, pieces }, i) => (
      <div key={i}>
        <Tag>{kind}</Tag>
        {pieces.map((piece, n) => (piece.hit ? <mark key={n}>{piece.text}</mark> : <span key={n}>{piece.text}</span>))}
      </div>
    ))}
  </article>
);
